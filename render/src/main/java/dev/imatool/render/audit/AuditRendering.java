package dev.imatool.render.audit;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Optional;

/** How the report of {@code audit} is written. */
public final class AuditRendering {
    private static final Shape<AuditJoin.Unpaired> UNPAIRED = Shape.of(
            "One path.",
            shape -> shape.name("path", AuditRecordShapes.PATH, AuditJoin.Unpaired::path)
                    .optionalList(
                            "containers",
                            "Containers that its entries and records name, at most ten.",
                            ContainerShape.CONTAINER,
                            AuditJoin.Unpaired::containers)
                    .number("entries", "Violations in the list.", Type.COUNT, AuditJoin.Unpaired::entries)
                    .number("records", "Violations in the records.", Type.COUNT, AuditJoin.Unpaired::records)
                    .optional(
                            "cause",
                            "The cause, where all of the records agree.",
                            Type.TEXT,
                            AuditJoin.Unpaired::cause));

    private static final Shape<AuditJoin> JOIN = Shape.of(
            "What the records say about a list.",
            shape -> shape.list(
                            "entries",
                            "Entries of the list that have a record; only with a list.",
                            AuditRecordShapes.DATED_ENTRY,
                            AuditJoin::entries)
                    .optional(
                            "entries_omitted",
                            "How many more entries have one; absent when none.",
                            Type.ORDINAL,
                            join -> positive(join.omitted()))
                    .list(
                            "unpaired_violations",
                            "Paths for which list and records have a different number of violations; only with a list.",
                            UNPAIRED,
                            AuditJoin::unpaired));

    /** How it is written. */
    public static final Rendering<AuditReport> RENDERING = new Rendering<>(
            Rendering.<AuditReport>document(
                            "audit",
                            "What integrity audit records report, and what they say about the entries of a list.",
                            List.of(AuditReport.NO_FAILURES, AuditReport.FAILURES, ReportHeader.NOTHING_READ),
                            AuditRendering::declare)
                    .withNotes(
                            "A finding is a group of records that reports a failure, with the `line` of its first record.")
                    .withRows("records", AuditRecordShapes.ROW, report -> Rows.of(report.dated())),
            AuditPage::write);

    private AuditRendering() {}

    private static void declare(Fields<AuditReport> fields) {
        fields.list(
                        "groups",
                        "Records that agree in type, op, cause, path, file digest and namespace, in the order of their first"
                                + " ones.",
                        AuditRecordShapes.GROUP,
                        AuditReport::groups)
                .includeOptional(JOIN, AuditReport::join)
                .list(
                        "records",
                        "The records, in order: the newest " + AuditLog.MOST_RECORDS + ", failures rather than others.",
                        AuditRecordShapes.RECORD,
                        report -> report.log().records())
                .optional(
                        "records_omitted",
                        "How many more records there are; absent when none.",
                        Type.ORDINAL,
                        report -> positive(report.log().omitted()))
                .optional(
                        "records_not_understood",
                        "How many lines or journal entries look like integrity records and could not be read; absent when"
                                + " none.",
                        Type.ORDINAL,
                        report -> positive(report.log().notUnderstood()));
    }

    private static Optional<Long> positive(long number) {
        return Optional.of(number).filter(any -> any > 0);
    }
}
