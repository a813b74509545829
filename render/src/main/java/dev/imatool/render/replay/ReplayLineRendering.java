package dev.imatool.render.replay;

import dev.imatool.examine.replay.ReplayLine;
import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.output.ReportWriter;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.HeaderShape;
import dev.imatool.render.shared.InputShapes;
import dev.imatool.render.words.InputProblemWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What {@code replay} writes of one list of many: a line of JSON. */
public final class ReplayLineRendering {
    private static final String NAME = "replay-line";
    private static final String MEANING =
            "What the replay of one list came to: a line of imatool replay with several lists or a directory, or with --format ndjson.";

    private static final Shape<InputSummary> INPUT = Shape.of(
            "The list.",
            shape -> shape.optional(
                            "sha256",
                            "SHA-256 of the raw bytes, before decompression; absent for a list in parts.",
                            CommonShapes.SHA256,
                            InputSummary::sha256)
                    .number("bytes", "Number of raw bytes.", Type.COUNT, InputSummary::bytes)
                    .optional(
                            "format",
                            "binary, ascii or cel (IMA records of a Canonical Event Log); absent where nothing was recognised.",
                            Type.choice(ListFormat.class),
                            InputSummary::format)
                    .number("entries", "Entries read.", Type.COUNT, InputSummary::entries)
                    .number(
                            "violations",
                            "Entries whose template digest is all zero.",
                            Type.COUNT,
                            InputSummary::violations)
                    .field(
                            "completeness",
                            "complete; cut_short (the input ends inside an entry); damaged (a stretch could not be read).",
                            Type.choice(Completeness.class),
                            InputSummary::completeness));

    private static final Shape<ReplayReport> READ = Shape.of(
            "A list that was read.",
            shape -> shape.include(INPUT, report -> report.head().inputs().get(0))
                    .optionalList(
                            "joined",
                            "The list where it was read in parts.",
                            InputShapes.JOINED,
                            report -> report.head().joined())
                    .field(
                            "template_digests",
                            "What the template digests say about the list.",
                            CommonShapes.TEMPLATE_DIGESTS,
                            ReplayReport::templateDigests)
                    .number(
                            "findings",
                            "How many findings there are; imatool replay with that list alone names them.",
                            Type.COUNT,
                            report -> report.head().findings().count())
                    .number(
                            "diagnostics",
                            "How many remarks there are about what is malformed or odd.",
                            Type.COUNT,
                            report -> report.head().notices().size())
                    .list(
                            "pcrs",
                            "PCR values, by list, PCR and bank.",
                            ReplayRendering.PCR,
                            report -> report.replay().pcrs()));

    /** The line. */
    public static final Document<ReplayLine> DOCUMENT = Document.of(
                    NAME, MEANING, Shape.<ReplayLine>of(MEANING, ReplayLineRendering::declare))
            .withNotes(
                    "Lines come in the order of the arguments, those of a directory by path. Each list of a directory is compared with"
                            + " the PCR values found with it.");

    /** One list alone, as such a line. */
    public static final Rendering<ReplayReport> RENDERING = new Rendering<>(
            Document.of(
                    NAME,
                    MEANING,
                    Shape.<ReplayReport>of(MEANING, fields -> fields.include(DOCUMENT.shape(), ReplayLine::of))),
            ReplayPage::write);

    private ReplayLineRendering() {}

    /** The line in bytes, with its line feed. */
    public static byte[] line(ReplayLine line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportWriter.ndjson(line, DOCUMENT, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void declare(Fields<ReplayLine> fields) {
        String schema = HeaderShape.schema(NAME);
        List<String> verdicts = Stream.concat(ReplayRendering.VERDICTS.stream(), Stream.of(ReplayLine.UNREADABLE))
                .toList();
        fields.field("schema", "Name and version of this form.", Type.choice(List.of(schema)), line -> schema)
                .field(
                        "path",
                        "The list, as given on the command line or as found in a directory; <stdin> for standard input.",
                        Type.TEXT,
                        ReplayLine::path)
                .field(
                        "verdict",
                        "The answer in one word: those of replay, or unreadable.",
                        Type.choice(verdicts),
                        ReplayLine::verdict)
                .optional(
                        "error",
                        "Why the list could not be read; only for unreadable. Then there are no fields about it.",
                        Type.WORDS,
                        line -> line.failure().map(failure -> InputProblemWords.of(line.path(), failure)))
                .includeOptional(READ, ReplayLine::report)
                .optionalList(
                        "held_against",
                        "Files of PCR values found with the list that it was compared with; absent when none.",
                        Type.TEXT,
                        ReplayLine::values)
                .number(
                        "exit",
                        "The exit status that the list would have alone: 0, 1 (a finding), 2 (unreadable), 3 (damaged), 70 (internal"
                                + " error). The process ends with the worst: 70, then 2, 3, 1.",
                        Type.COUNT,
                        ReplayLine::exit);
    }
}
