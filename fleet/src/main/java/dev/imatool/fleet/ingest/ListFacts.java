package dev.imatool.fleet.ingest;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceVerdict;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.Completeness;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSummary;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the examination of evidence says of a list, in the words of a row. */
final class ListFacts {
    /** SHA-256 of nothing: the key of evidence in which there is no list. */
    static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String NONE = "none";

    private ListFacts() {}

    static ListRow.Key nothing(String host, String evidence) {
        return new ListRow.Key(host, OF_NOTHING, OF_NOTHING, evidence);
    }

    /** The row of evidence without a list, so that its damage has a place. */
    static ListRow nothing(ListRow.Key key, String day, Path evidence) {
        return new ListRow(
                key,
                day,
                new ListRow.Read(
                        Printable.ofText(FileNames.name(evidence)),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        word(Completeness.CUT_SHORT),
                        List.of()),
                new ListRow.Proof(
                        EvidenceVerdict.NOTHING_READ.id(),
                        0,
                        0,
                        0,
                        NONE,
                        Optional.empty(),
                        NONE,
                        Optional.empty(),
                        false,
                        Optional.empty()),
                1,
                0,
                0,
                0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What names the collection of a list, and when it began by the clock of its host.
     *
     * @param sha256 absent where it was no plain folder
     * @param begun absent where no log of it says so
     */
    record Collection(Optional<String> sha256, Optional<String> begun) {}

    static ListRow.Read read(InputSummary list, Collection collection, long bytes, List<String> copies) {
        return new ListRow.Read(
                Printable.ofText(list.name()),
                collection.sha256(),
                collection.begun(),
                bytes,
                list.format().map(ListFacts::word),
                list.byteOrder().map(ListFacts::word),
                list.templateDigest(),
                list.entries(),
                list.violations(),
                word(list.completeness()),
                copies);
    }

    static ListRow.Proof proof(EvidenceCase list) {
        List<EvidencePcr> pcrs = list.pcrs().orElse(List.of());
        Optional<EvidenceQuote> covering = list.quoteCoverage()
                .quote()
                .flatMap(message -> list.quotes().stream()
                        .filter(quote -> quote.message().equals(message))
                        .findFirst());
        boolean covered = list.quoteCoverage().quote().isPresent();
        return new ListRow.Proof(
                list.verdict().id(),
                list.templateDigests().matching(),
                list.templateDigests().mismatching(),
                list.templateDigests().notComputable(),
                pcrVerdict(pcrs),
                pcrs.stream()
                        .filter(EvidencePcr::given)
                        .flatMap(pcr -> pcr.entry().stream().boxed())
                        .max(Comparator.naturalOrder()),
                quoteVerdict(list),
                covering.flatMap(quote -> quote.evidence().key()).map(ListFacts::sha256),
                covering.filter(quote -> quote.evidence().nonce().isPresent()).isPresent(),
                covered ? Optional.of(list.quoteCoverage().last()) : Optional.empty());
    }

    private static String pcrVerdict(List<EvidencePcr> pcrs) {
        return pcrs.stream()
                .map(EvidencePcr::outcome)
                .max(Comparator.naturalOrder())
                .map(worst -> switch (worst) {
                    case AT_END, AT_ENTRY, NEWER_COPY -> "reproduced";
                    case UNDECIDED -> "undecided";
                    case NONE -> "not_reproduced";
                })
                .orElse(NONE);
    }

    private static String quoteVerdict(EvidenceCase list) {
        if (list.quotes().isEmpty()) {
            return NONE;
        }
        if (list.quoteCoverage().quote().isPresent()) {
            return "covered";
        }
        return list.fitting().isPresent() ? "key_not_vouched_for" : "not_covered";
    }

    private static String sha256(PublicKeyInfo key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(key.subjectPublicKeyInfo().toByteArray()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
