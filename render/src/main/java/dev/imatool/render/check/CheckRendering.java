package dev.imatool.render.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.AnswerShapes;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The report of {@code check}, declared. */
public final class CheckRendering {
    /** An entry with its answer, as a row. */
    public static final Shape<JudgedEntry> ROW = AnswerShapes.ROW;

    private static final Shape<Map<KnownSkip, Long>> SKIPPED =
            Shape.of("What says nothing of a content, counted by why.", shape -> {
                for (KnownSkip skip : KnownSkip.values()) {
                    shape.optional(
                            skip.id(), meaning(skip), Type.COUNT, skipped -> Optional.ofNullable(skipped.get(skip)));
                }
            });

    /** A source, and how many entries it decides. */
    private record Counted(CheckedSource source, long entries) {}

    private static final Shape<Counted> SOURCE = Shape.of(
            "A source of known files.",
            shape -> shape.field(
                            "name",
                            "As given on the command line.",
                            Type.TEXT,
                            counted -> counted.source().name())
                    .field(
                            "says",
                            "good or bad: what its contents are.",
                            Type.choice(List.of("good", "bad")),
                            counted -> counted.source().bad() ? "bad" : "good")
                    .field(
                            "kind",
                            "Its format, as detected.",
                            Type.choice(SourceForm.class, SourceForm::id),
                            counted -> counted.source().form())
                    .optional(
                            "sha256",
                            "SHA-256 of its raw bytes; absent for a folder.",
                            CommonShapes.SHA256,
                            counted -> counted.source().sha256())
                    .number(
                            "items",
                            "Packages, layers or documents in it.",
                            Type.COUNT,
                            counted -> counted.source().items())
                    .number(
                            "paths",
                            "Files that it names, repetitions included.",
                            Type.COUNT,
                            counted -> counted.source().paths())
                    .number(
                            "digests",
                            "Digests read from it, repetitions included.",
                            Type.COUNT,
                            counted -> counted.source().digests())
                    .list(
                            "algorithms",
                            "Their algorithms; verity where some are fs-verity digests.",
                            Type.WORDS,
                            counted -> counted.source().algorithms())
                    .field(
                            "skipped",
                            "What it names and that says nothing of a content, counted by why.",
                            SKIPPED,
                            counted -> counted.source().skipped())
                    .optional(
                            "signed_by",
                            "The key of its valid signature; absent where none was checked.",
                            Type.TEXT,
                            counted -> counted.source().signedBy())
                    .number("entries", "Entries of the list that name it in by.", Type.COUNT, Counted::entries));

    private static final Shape<CheckReport> SUMMARY =
            Shape.of("Number of entries, by what the sources say of them.", shape -> {
                for (Answer answer : Answer.values()) {
                    shape.number(
                            answer.id(), AnswerPhrases.meaning(answer), Type.COUNT, report -> report.count(answer));
                }
            });

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
                .list("sources", "What the entries were held against.", SOURCE, CheckRendering::sources)
                .field("summary", "Number of entries, by what the sources say of them.", SUMMARY, report -> report)
                .field("reasons", "Number of entries, by the reason of their answer.", REASONS, CheckReport::reasons)
                .optionalList(
                        "containers",
                        "The containers of the list, in the order in which they appear; only where the references know images, and no"
                                + " more than 10,000.",
                        CONTAINER,
                        CheckReport::containers);
    }

    private static List<Counted> sources(CheckReport report) {
        return IntStream.range(0, report.sources().size())
                .mapToObj(i -> new Counted(
                        report.sources().get(i), report.namedBySource().get(i)))
                .toList();
    }

    private static String meaning(KnownSkip skip) {
        return switch (skip) {
            case ZERO -> "All-zero digests, which are those of no content: of ghosts, links, violations.";
            case LINK -> "Symbolic links.";
            case GHOST -> "Files that a package owns and does not bring.";
            case NO_USABLE_DIGEST -> "Files with digests only that no measurement list has, such as dpkg's MD5.";
            case UNKNOWN_ALGORITHM -> "Digests of an algorithm or a kind that is not known.";
            case NO_HASH -> "Indicators that are not hashes of files.";
            case REMOVED -> "Rows of osquery that report a removal.";
            case TRIVIAL_CONTENT -> "The empty file, or a single newline, which are never bad.";
            case UNREADABLE -> "Records that could not be read.";
        };
    }
}
