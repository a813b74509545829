package dev.imatool.fleet.table;

import dev.imatool.examine.report.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a fleet, version {@value #VERSION}: names, types and order of their columns. docs/fleet.md shows the same. */
public final class FleetTables {
    /** Version of the tables; another one where a column changes its meaning or goes. */
    public static final int VERSION = 1;

    /** The folders of the tables that are partitioned by {@code day}, those first that the others need. */
    public static final List<String> PARTITIONED = List.of("entries", "findings", "lists");

    /** One row for each list. */
    public static final List<TableColumn<ListRow>> LISTS = List.of(
            TableColumn.text(
                    "host",
                    "The name under which the list was collected: a claim, not evidence.",
                    row -> row.key().host()),
            TableColumn.text(
                    "list_sha256", "SHA-256 of the file.", row -> row.key().sha256()),
            TableColumn.text(
                    "boot",
                    "list_sha256 of the first list that this one goes on from, its own where it goes on from none.",
                    row -> row.key().boot()),
            TableColumn.text(
                    "evidence_sha256",
                    "Names the examination: SHA-256 over the list, all that lay beside it, and keys and nonce that were given.",
                    row -> row.key().evidence()),
            TableColumn.optionalText(
                    "collected_sha256",
                    "Names all that was collected: SHA-256 over the names and bytes of all files in the folder of the host, and keys and nonce that were given. Null where it was no plain folder.",
                    row -> row.read().asCollected()),
            TableColumn.optionalText(
                    "collected_at",
                    "When its collection began, as a collection.log above it says, in UTC: a claim of the host.",
                    row -> row.read().collectedAt()),
            TableColumn.text(
                    "source",
                    "The file or member of an archive.",
                    row -> row.read().source()),
            TableColumn.number("bytes", "Its length.", row -> row.read().bytes()),
            TableColumn.optionalText(
                    "format", "binary, ascii and so on.", row -> row.read().format()),
            TableColumn.optionalText(
                    "byte_order", "little or big.", row -> row.read().byteOrder()),
            TableColumn.optionalText(
                    "template_hash",
                    "Hash of its template digests.",
                    row -> row.read().templateHash()),
            TableColumn.number(
                    "entries", "Entries of the whole list.", row -> row.read().entries()),
            TableColumn.number(
                    "violations",
                    "Those that are violations.",
                    row -> row.read().violations()),
            TableColumn.text(
                    "completeness",
                    "complete, damaged or cut_short.",
                    row -> row.read().completeness()),
            TableColumn.text(
                    "copies",
                    "list_sha256 of its other copies, with blanks between.",
                    row -> String.join(" ", row.read().copies())),
            TableColumn.number(
                    "stored_from", "Number of the first entry that is stored with this list.", ListRow::storedFrom),
            TableColumn.number("stored_entries", "How many are stored with it.", ListRow::stored),
            TableColumn.number("quoted_entries", "Those of them that a quote vouches for.", ListRow::quoted),
            TableColumn.text(
                    "verdict",
                    "What the evidence proves: the verdict of imatool evidence.",
                    row -> row.proof().verdict()),
            TableColumn.number(
                    "digests_matching",
                    "Template digests that match.",
                    row -> row.proof().matching()),
            TableColumn.number(
                    "digests_mismatching",
                    "Those that do not.",
                    row -> row.proof().mismatching()),
            TableColumn.number(
                    "digests_not_computable",
                    "Those that cannot be computed.",
                    row -> row.proof().notComputable()),
            TableColumn.text(
                    "pcr_verdict",
                    "reproduced, not_reproduced, undecided, none where there are no values.",
                    row -> row.proof().pcrVerdict()),
            TableColumn.optionalNumber(
                    "reproduced_at",
                    "The last entry that leads to a PCR value.",
                    row -> row.proof().reproducedAt()),
            TableColumn.text(
                    "quote_verdict",
                    "covered, key_not_vouched_for, not_covered, none where there is no quote.",
                    row -> row.proof().quoteVerdict()),
            TableColumn.optionalText(
                    "quote_key_sha256",
                    "SHA-256 of the public key (DER) of the quote that covers most.",
                    row -> row.proof().quoteKey()),
            TableColumn.number(
                    "nonce_known",
                    "1 where the nonce of the quote was given, else 0.",
                    row -> row.proof().nonceKnown() ? 1 : 0),
            TableColumn.optionalNumber(
                    "covered_to",
                    "The last entry that a quote covers.",
                    row -> row.proof().coveredTo()),
            TableColumn.number("findings", "Findings, counted each.", ListRow::findings),
            TableColumn.text("imatool_version", "The version that read it.", row -> Tool.VERSION));

    /** One row for each finding, and for each damage. */
    public static final List<TableColumn<FindingRow>> FINDINGS = Stream.concat(
                    keys(FindingRow::key).stream(),
                    Stream.of(
                            TableColumn.<FindingRow>text(
                                    "evidence_sha256",
                                    "As in lists.",
                                    row -> row.key().evidence()),
                            TableColumn.text(
                                    "source", "finding, or damage for what could not be read.", FindingRow::source),
                            TableColumn.text("kind", "As in docs/kinds.md.", FindingRow::kind),
                            TableColumn.number("count", "How many of that kind the row stands for.", FindingRow::count),
                            TableColumn.optionalNumber("entry", "Number of the entry.", FindingRow::entry),
                            TableColumn.optionalNumber(
                                    "location", "First byte, from 0, in the list.", FindingRow::location),
                            TableColumn.optionalText("logged", "What the list says.", FindingRow::logged),
                            TableColumn.optionalText("computed", "What it ought to say.", FindingRow::computed),
                            TableColumn.text("message", "In one sentence.", FindingRow::message)))
            .toList();

    /** What an entry says. */
    public static final List<TableColumn<EntryFact>> FACTS = List.of(
            TableColumn.optionalNumber("pcr", "PCR index; null where the first column is a namespace.", EntryFact::pcr),
            TableColumn.text("template", "Name of the template.", EntryFact::template),
            TableColumn.text("template_digest", "As logged, in hex.", EntryFact::templateDigest),
            TableColumn.text(
                    "template_digest_check", "matches, mismatch, violation or not_computable.", EntryFact::check),
            TableColumn.optionalText(
                    "digest_algorithm", "sha256, verity:sha256 and so on.", EntryFact::digestAlgorithm),
            TableColumn.optionalText("digest", "Digest of the file, in hex.", EntryFact::digest),
            TableColumn.text("path", "Path or label, escaped as in JSON documents of imatool.", EntryFact::path),
            TableColumn.optionalText(
                    "path_bytes", "The same in hex, where something was escaped.", EntryFact::pathBytes),
            TableColumn.optionalText(
                    "namespace", "The container that the entry claims to be of.", EntryFact::namespace),
            TableColumn.text(
                    "provenance", "Where the bytes that the template digest covers come from.", EntryFact::provenance));

    /** What the user says of hosts. */
    public static final List<TableColumn<HostRow>> HOSTS = List.of(
            TableColumn.text("host", "As in the other tables.", HostRow::host),
            TableColumn.text("host_group", "The group that it belongs to.", HostRow::hostGroup));

    /** What a row of {@code entries} has in addition to {@link #FACTS}, before those. */
    public static final List<TableColumn<EntryPlace>> PLACES = Stream.concat(
                    keys(EntryPlace::key).stream(),
                    Stream.of(
                            TableColumn.number("number", "Position in the list, from 1.", EntryPlace::number),
                            TableColumn.number("byte_offset", "First byte of the entry, from 0.", EntryPlace::offset),
                            TableColumn.text(
                                    "vouched",
                                    "quote, pcr, after or none: what vouched for it when it was stored.",
                                    EntryPlace::vouched)))
            .toList();

    /**
     * Where an entry stands, and what vouches for it.
     *
     * @param vouched as {@code Vouched} of examine names it
     */
    public record EntryPlace(ListRow.Key key, long number, long offset, String vouched) {}

    private FleetTables() {}

    private static <R> List<TableColumn<R>> keys(Function<R, ListRow.Key> key) {
        return List.of(
                TableColumn.text("host", "As in lists.", row -> key.apply(row).host()),
                TableColumn.text(
                        "list_sha256",
                        "The list that it is of.",
                        row -> key.apply(row).sha256()),
                TableColumn.text("boot", "As in lists.", row -> key.apply(row).boot()));
    }

    /** The value of a column as text; absent for null. */
    public static <R> Optional<String> text(TableColumn<R> column, R row) {
        return column.value().apply(row).map(Object::toString);
    }
}
