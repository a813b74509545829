package dev.imatool.render.history;

import dev.imatool.diff.paths.PathHistory;
import dev.imatool.diff.paths.PathHistory.Measured;
import dev.imatool.examine.history.HistoryReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;

/** How the report of {@code history} is written. */
public final class HistoryRendering {
    private static final String PATH = "Path in the container or on the host, or a label.";
    private static final String ENTRY = "Number of the entry.";

    private static final Shape<PathHistory.OtherName> OTHER_NAME = Shape.named(
            "other_name",
            "An entry that has the same content under another name.",
            shape -> shape.number("entry", ENTRY, Type.ORDINAL, PathHistory.OtherName::entry)
                    .include(ContainerShape.PLACE, PathHistory.OtherName::container)
                    .name("path", PATH, PathHistory.OtherName::path));

    private static final Shape<HistoryReport.Candidate> CANDIDATE = Shape.of(
            "One of them.",
            shape -> shape.field("name", "As given on the command line.", Type.TEXT, HistoryReport.Candidate::name)
                    .number(
                            "measurements",
                            "Entries of the list that are of it, whatever paths the document has.",
                            Type.COUNT,
                            candidate -> candidate.found().entries())
                    .list(
                            "first",
                            "The first of them, five at most.",
                            OTHER_NAME,
                            candidate -> candidate.found().first()));

    private static final Shape<Measured> MEASUREMENT = Shape.named(
            "path_measurement",
            "One entry.",
            shape -> shape.number(
                            "entry",
                            ENTRY,
                            Type.ORDINAL,
                            measured -> measured.entry().entry())
                    .optional(
                            "list",
                            "The list it belongs to, where the input holds several.",
                            Type.TEXT,
                            measured -> CommonShapes.nonEmpty(measured.list()))
                    .optional(
                            "file_digest",
                            "As logged; absent where it could not be read.",
                            CommonShapes.FILE_DIGEST,
                            measured -> measured.entry()
                                    .fileDigest()
                                    .map(logged -> CommonShapes.LoggedDigest.of(
                                            logged.type(), logged.algorithm(), logged.digest())))
                    .field(
                            "violation",
                            "true when the entry is a violation.",
                            Type.FLAG,
                            measured -> measured.entry().violation())
                    .optional(
                            "candidate",
                            "Name of the content given that has this digest; absent where none has.",
                            Type.TEXT,
                            Measured::candidate)
                    .list(
                            "also_as",
                            "Other paths with the same content, the first entry of each; three at most, none for empty files.",
                            OTHER_NAME,
                            Measured::alsoAs));

    private static final Shape<PathHistory> PATH_HISTORY = Shape.named(
            "path_history",
            "All measurements of one path in one container or on the host.",
            shape -> shape.name("path", PATH, PathHistory::path)
                    .include(ContainerShape.PLACE, PathHistory::container)
                    .number("digests", "How many different file digests were logged.", Type.COUNT, PathHistory::digests)
                    .number(
                            "changes",
                            "How often a file digest differs from the one of the same algorithm before it.",
                            Type.COUNT,
                            PathHistory::changes)
                    .list(
                            "measurements",
                            "The entries, in the order of the list.",
                            MEASUREMENT,
                            PathHistory::measurements));

    private static final Shape<Row> ROW = Shape.of(
            "One measurement and its path.",
            shape -> shape.name("path", PATH, row -> row.history().path())
                    .include(ContainerShape.PLACE, row -> row.history().container())
                    .include(MEASUREMENT, Row::measured));

    /** How it is written. */
    public static final Rendering<HistoryReport> RENDERING = new Rendering<>(
            Rendering.<HistoryReport>document(
                            "history",
                            "What was measured under a path, in order.",
                            List.of(
                                    HistoryReport.MEASURED,
                                    HistoryReport.NOT_MEASURED,
                                    HistoryReport.CHANGED,
                                    HistoryReport.UNCHANGED,
                                    ReportHeader.NOTHING_READ),
                            fields -> fields.number(
                                            "known_paths",
                                            "Paths in the list, each counted once for every container.",
                                            Type.COUNT,
                                            HistoryReport::known)
                                    .number(
                                            "repeated_entries",
                                            "Entries left out because an earlier list of the same input has them.",
                                            Type.COUNT,
                                            HistoryReport::repeated)
                                    .list(
                                            "candidates",
                                            "The contents given with --candidate.",
                                            CANDIDATE,
                                            HistoryReport::candidates)
                                    .list(
                                            "paths",
                                            "The paths asked for, or those with more than one file digest; those that"
                                                    + " changed most first.",
                                            PATH_HISTORY,
                                            HistoryReport::paths))
                    .withRows("paths[].measurements", ROW, HistoryRendering::rows),
            HistoryPage::write);

    private HistoryRendering() {}

    /** A line of ndjson or csv. */
    private record Row(PathHistory history, Measured measured) {}

    private static Rows<Row> rows(HistoryReport report) {
        return sink -> {
            for (PathHistory history : report.paths()) {
                for (Measured measured : history.measurements()) {
                    sink.row(new Row(history, measured));
                }
            }
        };
    }
}
