package dev.imatool.render.namespaces;

import dev.imatool.diff.survey.AcrossNamespaces;
import dev.imatool.diff.survey.AcrossNamespaces.Kind;
import dev.imatool.diff.survey.SurveyedNamespace;
import dev.imatool.examine.namespaces.NamespacesReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.Container;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.namespaces.PlaceShapes.Placed;
import dev.imatool.render.namespaces.ResolutionShape.ResolutionOf;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The report of {@code namespaces}, declared. */
public final class NamespacesRendering {
    private static final Shape<InListOf> IN_LIST = Shape.of(
            "Its part of one list.",
            shape -> shape.field(
                            "input",
                            "Path of the input.",
                            Type.TEXT,
                            of -> of.head().inputs().get(of.part().input()).name())
                    .optional(
                            "list",
                            "Name of the list, where the input holds several.",
                            Type.TEXT,
                            of -> CommonShapes.nonEmpty(of.part().list()))
                    .optionalInt(
                            "pcr",
                            "PCR of the entries; absent where the first column is a namespace.",
                            Type.COUNT,
                            of -> of.part().pcr())
                    .number(
                            "entries",
                            "Number of entries.",
                            Type.ORDINAL,
                            of -> of.part().entries()));

    private static final Shape<CreatorOf> CREATOR = Shape.of("The program that made the namespace.", shape -> {
        PlaceShapes.fields(
                shape, (CreatorOf of) -> new Placed(of.head(), of.creator().entry()));
        shape.optional(
                        "process_chain",
                        "pid->ppid->… before the namespace.",
                        Type.TEXT,
                        of -> of.creator().processChain())
                .list(
                        "also_in",
                        "Other namespaces that measured the same file; empty text for entries outside.",
                        Type.TEXT,
                        of -> of.creator().alsoIn());
    });

    private static final Shape<NamespaceOf> NAMESPACE = Shape.named(
            "namespace",
            "What lists say about one namespace.",
            shape -> shape.field(
                            "label",
                            "Its number or UUID as printed. It does not show the kind of the namespace (mount, UTS, user).",
                            Type.TEXT,
                            of -> of.namespace().label())
                    .list(
                            "named_in",
                            "Where its entries name it.",
                            Type.choice(Container.Source.class),
                            of -> of.namespace().sources().stream().sorted().toList())
                    .number(
                            "entries",
                            "All its entries.",
                            Type.ORDINAL,
                            of -> of.namespace().entries())
                    .number(
                            "violations",
                            "Violations among them.",
                            Type.COUNT,
                            of -> of.namespace().violations())
                    .number(
                            "kernel_modules",
                            "Entries of kernel modules, by the ending of the path (.ko, compressed or not).",
                            Type.COUNT,
                            of -> of.namespace().modules())
                    .number(
                            "image_entries",
                            "Entries whose whole name is the namespace: container-ima measures an image.",
                            Type.COUNT,
                            of -> of.namespace().images())
                    .number(
                            "first_columns",
                            "Entries whose first column is a namespace.",
                            Type.COUNT,
                            of -> of.namespace().columns())
                    .number(
                            "first_columns_equal",
                            "Among them, those whose first column is the number in the name.",
                            Type.COUNT,
                            of -> of.namespace().columns() - of.namespace().columnsDiffer())
                    .list(
                            "lists",
                            "The lists that hold entries of it, at most 100 of them.",
                            IN_LIST,
                            of -> of.namespace().lists().stream()
                                    .map(part -> new InListOf(of.head(), part))
                                    .toList())
                    .field(
                            "first",
                            "Its first entry.",
                            PlaceShapes.PLACE,
                            of -> new Placed(of.head(), of.namespace().first()))
                    .field(
                            "last",
                            "Its last entry.",
                            PlaceShapes.PLACE,
                            of -> new Placed(of.head(), of.namespace().last()))
                    .optional(
                            "creator",
                            "The program that made the namespace; absent where no entry shows it.",
                            CREATOR,
                            of -> of.namespace().creator().map(creator -> new CreatorOf(of.head(), creator))));

    private static final Shape<AcrossOf> ACROSS = Shape.of(
            "One path in several namespaces.",
            shape -> shape.name(
                            "path",
                            "Event name without its namespace, or a label.",
                            of -> of.row().path())
                    .optional(
                            "reason",
                            "Why nothing is known about the content: other_algorithm; namespaced_digest (one is a digest that"
                                    + " container-ima made); no_digest.",
                            Type.choice(List.of("other_algorithm", "namespaced_digest", "no_digest")),
                            of -> Optional.of(of.row().kind())
                                    .filter(Kind::notComparable)
                                    .map(Kind::id))
                    .list(
                            "places",
                            "One entry of each namespace, at most 100 of them.",
                            PlaceShapes.PLACE,
                            of -> of.row().places().stream()
                                    .map(place -> new Placed(of.head(), place))
                                    .toList()));

    private static final Shape<Placed> IMAGE = Shape.of("An image entry.", shape -> {
        PlaceShapes.fields(shape, (Placed placed) -> placed);
        shape.field(
                "result",
                "not_recomputable: the value depends on memory that the kernel did not clear.",
                Type.choice(List.of("not_recomputable")),
                placed -> "not_recomputable");
    });

    /** How it is written. */
    public static final Rendering<NamespacesReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "namespaces",
                    "The namespaces (containers) that measurement lists name, and what they have in common.",
                    List.of(NamespacesReport.SURVEYED, NamespacesReport.NO_NAMESPACES, ReportHeader.NOTHING_READ),
                    NamespacesRendering::declare),
            NamespacesPage::write);

    private NamespacesRendering() {}

    private record InListOf(ReportHeader head, SurveyedNamespace.InList part) {}

    private record CreatorOf(ReportHeader head, SurveyedNamespace.Creator creator) {}

    private record NamespaceOf(ReportHeader head, SurveyedNamespace namespace) {}

    private record AcrossOf(ReportHeader head, AcrossNamespaces row) {}

    private static void declare(Fields<NamespacesReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of all inputs compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        NamespacesReport::templateDigests)
                .number(
                        "entries_outside",
                        "Entries that name no namespace.",
                        Type.COUNT,
                        NamespacesReport::entriesOutside)
                .list(
                        "namespaces",
                        "The namespaces in the order of their first entries.",
                        NAMESPACE,
                        report -> report.namespaces().stream()
                                .map(namespace -> new NamespaceOf(report.head(), namespace))
                                .toList());
        PlaceShapes.bootAggregates(fields, NamespacesReport::head, NamespacesReport::bootAggregates);
        across(
                fields,
                "shared",
                "The same path and digest in several namespaces; entries outside namespaces count as one more. At most 1000.",
                kind -> kind == Kind.SHARED);
        across(
                fields,
                "different",
                "Paths that hold other content in another namespace, by their last entries. At most 1000.",
                kind -> kind == Kind.DIFFERENT);
        across(
                fields,
                "not_comparable",
                "Paths in several namespaces of whose content nothing is known.",
                Kind::notComparable);
        fields.list(
                        "resolutions",
                        "What is known of the digests of container-ima in PCR 11. At most 1000.",
                        ResolutionShape.RESOLUTION,
                        report -> report.resolutions().listed().stream()
                                .map(resolution -> new ResolutionOf(report.head(), resolution))
                                .toList())
                .optional(
                        "resolutions_omitted",
                        OMITTED,
                        Type.ORDINAL,
                        report -> more(
                                report.resolutions().explained()
                                        + report.resolutions().unresolved(),
                                report.resolutions().listed().size()))
                .list(
                        "images",
                        "Image entries, at most 1000 of them.",
                        IMAGE,
                        report -> report.images().stream()
                                .map(image -> new Placed(report.head(), image))
                                .toList());
    }

    private static final String OMITTED = "How many more there are; absent where there are none.";

    private static void across(Fields<NamespacesReport> fields, String key, String meaning, Predicate<Kind> wanted) {
        fields.list(
                        key,
                        meaning,
                        ACROSS,
                        report -> report.overlap().paths().stream()
                                .filter(row -> wanted.test(row.kind()))
                                .map(row -> new AcrossOf(report.head(), row))
                                .toList())
                .optional(
                        key + "_omitted",
                        OMITTED,
                        Type.ORDINAL,
                        report -> more(
                                report.overlap().counts().entrySet().stream()
                                        .filter(count -> wanted.test(count.getKey()))
                                        .mapToLong(Map.Entry::getValue)
                                        .sum(),
                                report.overlap().paths().stream()
                                        .filter(row -> wanted.test(row.kind()))
                                        .count()));
    }

    private static Optional<Long> more(long all, long listed) {
        return all > listed ? Optional.of(all - listed) : Optional.empty();
    }
}
