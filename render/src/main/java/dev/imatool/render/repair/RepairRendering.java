package dev.imatool.render.repair;

import dev.imatool.examine.repair.RepairReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairKind;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;

/** How the report of {@code repair} is written. */
public final class RepairRendering {
    private static final Shape<ByteString> CANDIDATE = Shape.of(
            "One of them.", shape -> shape.name("repaired", "What may have stood there.", candidate -> candidate));

    private static final Shape<Repair.Outcome> OUTCOME = Shape.of(
            "What became of the search.",
            shape -> shape.variant(Repair.Unique.class, unique())
                    .variant(
                            Repair.Ambiguous.class,
                            Shape.of(
                                    "Several repairs.",
                                    ambiguous -> ambiguous.list(
                                            "candidates",
                                            "Possible repairs; ambiguous only.",
                                            CANDIDATE,
                                            Repair.Ambiguous::candidates)))
                    .variant(
                            Repair.None.class,
                            Shape.of(
                                    "No repair.",
                                    none -> none.field(
                                            "reason",
                                            "Why there is none: not_found (nothing that was tried fits); no_proof (the template"
                                                    + " digest itself is damaged, or the entry is a violation); given_up (bounds"
                                                    + " on the work were reached).",
                                            Type.choice(Repair.Reason.class, Repair.Reason::id),
                                            Repair.None::reason))));

    private static final Shape<Repair> DAMAGE = Shape.named(
            "damage",
            "An entry that does not fit its template digest, and what it said.",
            shape -> shape.optionalLong(
                            "entry",
                            "Number of the entry; absent for lines that could not be read as an entry.",
                            Type.ORDINAL,
                            Repair::entry)
                    .optional(
                            "list",
                            "The list it belongs to, where the input holds several.",
                            Type.TEXT,
                            repair -> CommonShapes.nonEmpty(repair.list()))
                    .field("location", "The text or bytes that are damaged.", CommonShapes.LOCATION, Repair::location)
                    .field(
                            "result",
                            "unique (the template digest proves the repair); ambiguous (none decides between several); none.",
                            Type.choice(List.of("unique", "ambiguous", "none")),
                            repair -> result(repair.outcome()))
                    .name(
                            "name",
                            "Event name, repaired where it was; empty where there is none.",
                            repair -> repair.name().eventName())
                    .include(ContainerShape.PLACE, repair -> repair.name().container())
                    .name(
                            "path",
                            "Path in the container or on the host, or a label.",
                            repair -> repair.name().path())
                    .optional(
                            "field",
                            "Id of the template field that is damaged; absent where it is another part of the entry, or not"
                                    + " known.",
                            Type.TEXT,
                            Repair::field)
                    .name(
                            "damaged",
                            "What is there: the field (of a digest its digits alone where its algorithm is unharmed; of a"
                                    + " binary entry anything but a name in hex), else all fields or all lines. At most 4096"
                                    + " bytes.",
                            Repair::damaged)
                    .include(OUTCOME, Repair::outcome)
                    .number("tried", "Variants that were hashed for it.", Type.COUNT, Repair::tried));

    private static final Shape<RepairReport> SUMMARY = Shape.of(
            "Damaged places by what was found.",
            shape -> shape.number(
                            "unique",
                            "Places whose repair a template digest proves.",
                            Type.COUNT,
                            report -> report.result().unique())
                    .number(
                            "ambiguous",
                            "Places with several possible repairs, between which no template digest decides.",
                            Type.COUNT,
                            report -> report.result().ambiguous())
                    .number(
                            "none",
                            "Places without a repair.",
                            Type.COUNT,
                            report -> report.result().none())
                    .number(
                            "not_searched",
                            "Places that were passed over because there are too many.",
                            Type.COUNT,
                            report -> report.result().omitted())
                    .number(
                            "undescribed",
                            "Entries of templates whose fields are not known, where nothing can be proven.",
                            Type.COUNT,
                            RepairReport::undescribed)
                    .number(
                            "tried",
                            "Variants that were hashed.",
                            Type.COUNT,
                            report -> report.result().tried()));

    /** How it is written. */
    public static final Rendering<RepairReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "repair",
                    "What damaged entries said before they were damaged, where their template digest proves it.",
                    List.of(
                            RepairReport.NOTHING_TO_REPAIR,
                            RepairReport.REPAIRABLE,
                            RepairReport.PARTLY_REPAIRABLE,
                            RepairReport.NOT_REPAIRABLE,
                            ReportHeader.NOTHING_READ),
                    RepairRendering::declare),
            RepairPage::write);

    private RepairRendering() {}

    private static Shape<Repair.Unique> unique() {
        String names = String.join(
                ", ", List.of(RepairKind.values()).stream().map(RepairKind::id).toList());
        return Shape.of(
                "The repair.",
                shape -> shape.name(
                                "repaired",
                                "What stood there; unique only. Several lines for entries whose line break was lost.",
                                Repair.Unique::repaired)
                        .field(
                                "change",
                                "How it came out; unique only: " + names + ".",
                                Type.choice(RepairKind.class, RepairKind::id),
                                Repair.Unique::kind)
                        .optional(
                                "second_change",
                                "The second change, where two damages met; named like change.",
                                Type.choice(RepairKind.class, RepairKind::id),
                                Repair.Unique::also));
    }

    private static void declare(Fields<RepairReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of the list as it is compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        RepairReport::templateDigests)
                .field("summary", "Damaged places by what was found.", SUMMARY, report -> report)
                .optional(
                        "output",
                        "The file of -o, which holds the list with every unique repair made; absent without -o.",
                        Type.TEXT,
                        RepairReport::output)
                .list(
                        "repairs",
                        "One for each damaged place, in order, at most 10000 of them.",
                        DAMAGE,
                        report -> report.result().repairs());
    }

    private static String result(Repair.Outcome outcome) {
        return switch (outcome) {
            case Repair.Unique unique -> "unique";
            case Repair.Ambiguous ambiguous -> "ambiguous";
            case Repair.None none -> "none";
        };
    }
}
