package dev.imatool.render.check;

import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.examine.check.CheckCoverage;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.known.SourceShape;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.AnswerShapes;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of {@code check}, declared. */
public final class CheckRendering {
    /** An entry with its answer, as a row. */
    public static final Shape<JudgedEntry> ROW = AnswerShapes.ROW;

    private static final Shape<CheckCoverage.Part> PART = Shape.of(
            "What the evidence says of one PCR.",
            shape -> shape.optional(
                            "list",
                            "Name of the list; absent for an input that is one plain list.",
                            Type.TEXT,
                            part -> CommonShapes.nonEmpty(part.list()))
                    .number("pcr", "PCR index.", Type.COUNT, CheckCoverage.Part::pcr)
                    .optionalLong(
                            "entry",
                            "Its entries up to this one are proven; absent where none is. Where values of several banks are given: up to"
                                    + " where all of them say so.",
                            Type.COUNT,
                            CheckCoverage.Part::last)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            CheckCoverage.Part::container)
                    .list("banks", "PCR banks of its values.", Type.WORDS, CheckCoverage.Part::banks));

    private static final Shape<CheckCoverage> EVIDENCE = Shape.of(
            "What proves entries.",
            shape -> shape.field("by", "pcr_values or quote.", Type.choice(CheckCoverage.By.class), CheckCoverage::by)
                    .field(
                            "verdict",
                            "What became of it: a verdict of imatool replay or imatool quote.",
                            Type.WORDS,
                            CheckCoverage::verdict)
                    .list("sources", "Files with the values or the quote, as given.", Type.TEXT, CheckCoverage::sources)
                    .list("proven", "What is proven of each PCR that it is about.", PART, CheckCoverage::parts));

    private static final Shape<Map<AnswerReason, Long>> REASONS =
            Shape.of("Number of entries, by the reason of their answer.", shape -> {
                for (AnswerReason reason : AnswerReason.values()) {
                    shape.optional(
                            reason.id(),
                            AnswerPhrases.meaning(reason),
                            Type.COUNT,
                            reasons -> Optional.ofNullable(reasons.get(reason)));
                }
            });

    private static final Shape<CheckedContainer> CONTAINER = Shape.named(
            "checked_container",
            "A container of the list and the image that it was held against.",
            shape -> shape.include(ContainerShape.PLACE, container -> Optional.of(container.container()))
                    .optional(
                            "image",
                            "Image of the references that it fits best; absent where it fits none: then it was held against the one"
                                    + " with which it shares most.",
                            Type.TEXT,
                            CheckedContainer::image)
                    .number("entries", "Its entries.", Type.COUNT, CheckedContainer::entries)
                    .number("deviating", "Those that are findings.", Type.COUNT, CheckedContainer::deviating));

    /** How it is written. */
    public static final Rendering<CheckReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "check",
                            "What each entry of a list is by sources of good and bad files.",
                            List.of(
                                    CheckReport.CONFORMS,
                                    CheckReport.DEVIATES,
                                    CheckReport.BAD_FOUND,
                                    CheckReport.NONE_FOUND,
                                    CheckReport.UNDECIDED,
                                    ReportHeader.NOTHING_READ),
                            CheckRendering::declare)
                    .withFoundRows("findings", ROW),
            CheckPage::write);

    private CheckRendering() {}

    private static void declare(Fields<CheckReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of the list that was checked compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        CheckReport::templateDigests)
                .optionalList(
                        "asked",
                        "Containers of --container: only their entries were judged.",
                        Type.TEXT,
                        report -> report.asked().stream()
                                .map(ContainerSelector::wanted)
                                .toList())
                .optional(
                        "evidence",
                        "What PCR values or a quote prove of the list: all other entries are unproven. Absent where none were given.",
                        EVIDENCE,
                        CheckReport::coverage)
                .list(
                        "sources",
                        "What the entries were held against.",
                        SourceShape.SOURCE,
                        report -> SourceShape.counted(report.sources(), report.namedBySource()))
                .field(
                        "summary",
                        "Number of entries, by what the sources say of them.",
                        SourceShape.ANSWERS,
                        CheckReport::counts)
                .field("reasons", "Number of entries, by the reason of their answer.", REASONS, CheckReport::reasons)
                .optionalList(
                        "containers",
                        "The containers of the list, in the order in which they appear; only where the references know images, and no"
                                + " more than 10,000.",
                        CONTAINER,
                        CheckReport::containers);
    }
}
