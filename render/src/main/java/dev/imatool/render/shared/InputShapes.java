package dev.imatool.render.shared;

import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ListSummary;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.entry.TextCounts;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.words.JoinedWords;
import java.util.List;
import java.util.Optional;

/** What documents say of the files that were read. */
public final class InputShapes {
    private static final Shape<TextCounts> TEXT = Shape.of(
            "What a text has in addition to lines that are entries.",
            shape -> shape.number("lines", "Lines of text around the entries.", Type.COUNT, TextCounts::lines)
                    .number(
                            "joined_entries",
                            "Entries that stood on several lines and were joined, each proven by its template digest.",
                            Type.COUNT,
                            TextCounts::joinedEntries)
                    .number(
                            "joined_violations",
                            "Violations that stood on several lines and were joined by their fields; nothing proves their names.",
                            Type.COUNT,
                            TextCounts::joinedViolations));

    private static final Shape<ListSummary> LIST = Shape.of(
            "One list.",
            shape -> shape.field("name", "Name, from the text around it.", Type.TEXT, ListSummary::name)
                    .number("first_entry", "Number of its first entry.", Type.ORDINAL, ListSummary::firstEntry)
                    .number("entries", "Number of its entries.", Type.COUNT, ListSummary::entries)
                    .field("location", "Where it is.", CommonShapes.LOCATION, ListSummary::location));

    private static final Shape<InputSummary> MEASUREMENTS = Shape.of(
            "A measurement list.",
            shape -> shape.nullable(
                            "format",
                            "binary, ascii or cel (IMA records of a Canonical Event Log); null where nothing was recognised.",
                            Type.choice(ListFormat.class),
                            InputSummary::format)
                    .nullable(
                            "byte_order",
                            "little or big: order of the length words; null where no entry shows it.",
                            Type.choice(ByteOrder.class),
                            InputSummary::byteOrder)
                    .nullable(
                            "template_digest",
                            "What the template digests in the list are: sha1, sha256, sha384, sha512, sm3, sha3-256, sha3-384, sha3-512;"
                                    + " padded_sha1 (SHA-1 and zeros, for a bank whose hash the kernel lacks; only where every"
                                    + " entry fits); mixed where they differ; null without entries.",
                            Type.WORDS,
                            InputSummary::templateDigest)
                    .number("entries", "Entries read.", Type.COUNT, InputSummary::entries)
                    .number(
                            "violations",
                            "Entries whose template digest is all zero.",
                            Type.COUNT,
                            InputSummary::violations));

    private static final Shape<InputSummary> FORM = Shape.of(
            "What surrounds its entries.",
            shape -> shape.optionalList(
                            "encodings",
                            "What was decoded and unpacked, the outermost first: base64, hex, hex_dump, gzip, xz, zstd, bzip2.",
                            Type.WORDS,
                            input ->
                                    input.encodings().stream().map(Encoding::id).toList())
                    .optional(
                            "text",
                            "What a text has in addition to lines that are entries; absent for a plain list.",
                            TEXT,
                            input -> Optional.of(input.text()).filter(text -> !text.equals(TextCounts.NONE)))
                    .optionalList(
                            "lists",
                            "The lists of an input that holds several, such as a pasted terminal session; absent for one plain list.",
                            LIST,
                            InputShapes::lists));

    /** A file that was read. */
    static final Shape<ReportInput> INPUT = Shape.named(
            "input",
            "A file that was read; a measurement list has the fields from format on.",
            shape -> shape.field(
                            "role",
                            "What it was read for: list, pcrs, quote, signature, key, nonce, event_log, reference, audit, policy,"
                                    + " manifest, other.",
                            Type.choice(InputRole.class),
                            ReportInput::role)
                    .field(
                            "path",
                            "As given on the command line, or found in a folder; <stdin> for standard input.",
                            Type.TEXT,
                            ReportInput::path)
                    .optional(
                            "sha256",
                            "SHA-256 of the raw bytes, before decompression.",
                            CommonShapes.SHA256,
                            ReportInput::sha256)
                    .number("bytes", "Number of raw bytes.", Type.COUNT, ReportInput::bytes)
                    .includeOptional(MEASUREMENTS, ReportInput::list)
                    .optional(
                            "completeness",
                            "complete; cut_short (the input ends inside an entry); damaged (a stretch could not be read).",
                            Type.choice(Completeness.class),
                            ReportInput::completeness)
                    .includeOptional(FORM, ReportInput::list));

    private static final Shape<JoinedPart> PART = Shape.of(
            "A part.",
            shape -> shape.field(
                            "path", "Its file.", Type.TEXT, part -> part.part().file())
                    .number(
                            "first_entry",
                            "Number of its first entry in the list.",
                            Type.ORDINAL,
                            part -> part.part().first())
                    .number(
                            "entries",
                            "Number of its entries; a part may have none.",
                            Type.COUNT,
                            part -> part.part().entries())
                    .field(
                            "proven",
                            "true when the proof covers at least its first entry.",
                            Type.FLAG,
                            part -> part.list().proof().isPresent()
                                    && part.list().proven(part.part())));

    private static final Shape<JoinedList.Proof> PROOF = Shape.of(
            "The value or quote that covers most of the list.",
            shape -> shape.field("by", "What it is, in words.", Type.WORDS, proof -> JoinedWords.of(proof.by()))
                    .number("entry", "The last entry that it covers.", Type.ORDINAL, JoinedList.Proof::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            JoinedList.Proof::container));

    /** A list that was read in parts. */
    public static final Shape<JoinedList> JOINED = Shape.named(
            "joined_list",
            "A list in parts: given as FILE + FILE, in a folder, or found in evidence. Each part is one of inputs; entries are numbered"
                    + " through, and findings name the part that has the entry.",
            shape -> shape.field("name", "The names of the parts with + between them.", Type.TEXT, JoinedList::name)
                    .number("entries", "Number of entries of all parts.", Type.COUNT, JoinedList::entries)
                    .number("violations", "How many of them are violations.", Type.COUNT, JoinedList::violations)
                    .list(
                            "parts",
                            "The parts, in their order.",
                            PART,
                            list -> list.parts().stream()
                                    .map(part -> new JoinedPart(list, part))
                                    .toList())
                    .field(
                            "proven",
                            "true when a PCR value or a quote proves every seam; otherwise the order is that of the command line,"
                                    + " or of the kernel's names.",
                            Type.FLAG,
                            JoinedList::proven)
                    .optional("proof", "The value or quote that covers most of the list.", PROOF, JoinedList::proof));

    private InputShapes() {}

    private record JoinedPart(JoinedList list, JoinedList.Part part) {}

    private static List<ListSummary> lists(InputSummary input) {
        return input.lists().stream().anyMatch(list -> !list.name().isEmpty()) ? input.lists() : List.of();
    }
}
