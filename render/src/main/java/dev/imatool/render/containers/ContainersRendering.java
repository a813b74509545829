package dev.imatool.render.containers;

import dev.imatool.diff.survey.AcrossContainers;
import dev.imatool.diff.survey.AcrossContainers.Kind;
import dev.imatool.diff.survey.SharedIds.SharedId;
import dev.imatool.diff.survey.SurveyedContainer;
import dev.imatool.examine.containers.ContainersReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.render.containers.PlaceShapes.Placed;
import dev.imatool.render.containers.ResolutionShape.ResolutionOf;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The report of {@code containers}, declared. */
public final class ContainersRendering {
    /** Claims listed for an id; whoever runs in containers may make more of them. */
    private static final int CLAIMS = 100;

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
                        "Other containers that measured the same file; empty text for entries outside.",
                        Type.TEXT,
                        of -> of.creator().alsoIn());
    });

    private static final Shape<ContainerOf> CONTAINER = Shape.named(
            "surveyed_container",
            "What lists say about one container. A number does not show the kind of a namespace (mount, UTS, user).",
            shape -> shape.include(
                            ContainerShape.CONTAINER, of -> of.container().container())
                    .optional(
                            "namespace",
                            "Number or UUID of the namespace as printed, where it is one.",
                            Type.TEXT,
                            of -> of.container().container().namespace())
                    .field(
                            "host",
                            "true for an initial namespace, and for none (a UUID of zeros): what runs there is the host.",
                            Type.FLAG,
                            of -> of.container().container().host())
                    .optional(
                            "use",
                            "Which of the containers that had this number it is, from 1; only where the number has several creators.",
                            Type.ORDINAL,
                            of -> Optional.of((long) of.container().use())
                                    .filter(use -> of.container().uses() > 1))
                    .list(
                            "named_in",
                            "Where its entries name it; several only for a namespace.",
                            Type.choice(Container.Source.class),
                            of -> of.container().sources().stream().sorted().toList())
                    .number(
                            "entries",
                            "All its entries.",
                            Type.ORDINAL,
                            of -> of.container().entries())
                    .number(
                            "violations",
                            "Violations among them.",
                            Type.COUNT,
                            of -> of.container().violations())
                    .number(
                            "kernel_modules",
                            "Entries of kernel modules, by the ending of the path (.ko, compressed or not).",
                            Type.COUNT,
                            of -> of.container().modules())
                    .number(
                            "image_entries",
                            "Entries whose whole name is the namespace: container-ima measures an image.",
                            Type.COUNT,
                            of -> of.container().images())
                    .number(
                            "first_columns",
                            "Entries whose first column is a namespace.",
                            Type.COUNT,
                            of -> of.container().columns())
                    .number(
                            "first_columns_equal",
                            "Among them, those whose first column is the number in the name.",
                            Type.COUNT,
                            of -> of.container().columns() - of.container().columnsDiffer())
                    .list(
                            "lists",
                            "The lists that hold entries of it, at most 100 of them.",
                            IN_LIST,
                            of -> of.container().lists().stream()
                                    .map(part -> new InListOf(of.head(), part))
                                    .toList())
                    .field(
                            "first",
                            "Its first entry.",
                            PlaceShapes.PLACE,
                            of -> new Placed(of.head(), of.container().first()))
                    .field(
                            "last",
                            "Its last entry.",
                            PlaceShapes.PLACE,
                            of -> new Placed(of.head(), of.container().last()))
                    .optional(
                            "creator",
                            "The program that made the namespace; absent where no entry shows it.",
                            CREATOR,
                            of -> of.container().creator().map(creator -> new CreatorOf(of.head(), creator))));

    private static final Shape<SharedId> SHARED_ID = Shape.of(
            "An id that several containers have.",
            shape -> shape.field("id", "The id.", Type.TEXT, SharedId::label)
                    .field(
                            "reason",
                            "used_again: the number of a namespace has several creators; claims_differ: the entries say something"
                                    + " else about each (another source, runtime or pod).",
                            Type.choice(List.of("used_again", "claims_differ")),
                            id -> id.usedAgain() ? "used_again" : "claims_differ")
                    .list(
                            "containers",
                            "What entries claim about each of them, at most 100.",
                            ContainerShape.CONTAINER,
                            id -> id.containers().stream()
                                    .limit(CLAIMS)
                                    .map(SurveyedContainer::container)
                                    .toList())
                    .number(
                            "container_count",
                            "How many containers have it.",
                            Type.ORDINAL,
                            id -> id.containers().size())
                    .number(
                            "contents",
                            "Paths with their digests that these measured, each counted once.",
                            Type.COUNT,
                            SharedId::contents)
                    .number(
                            "contents_shared",
                            "Those among them that at least two of these measured.",
                            Type.COUNT,
                            SharedId::shared));

    private static final Shape<AcrossOf> ACROSS = Shape.of(
            "One path in several containers.",
            shape -> shape.name(
                            "path",
                            "Path in the containers and on the host, or a label.",
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
                            "One entry of each container, at most 100 of them.",
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
    public static final Rendering<ContainersReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "containers",
                    "The containers that measurement lists name, and what they have in common.",
                    List.of(ContainersReport.SURVEYED, ContainersReport.NO_CONTAINERS, ReportHeader.NOTHING_READ),
                    ContainersRendering::declare),
            ContainersPage::write);

    private ContainersRendering() {}

    private record InListOf(ReportHeader head, SurveyedContainer.InList part) {}

    private record CreatorOf(ReportHeader head, SurveyedContainer.Creator creator) {}

    private record ContainerOf(ReportHeader head, SurveyedContainer container) {}

    private record AcrossOf(ReportHeader head, AcrossContainers row) {}

    private static void declare(Fields<ContainersReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of all inputs compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        ContainersReport::templateDigests)
                .number(
                        "entries",
                        "All entries; those of a list that was given twice count once.",
                        Type.COUNT,
                        ContainersReport::entries)
                .number(
                        "entries_outside",
                        "Entries that name no container.",
                        Type.COUNT,
                        ContainersReport::entriesOutside)
                .list(
                        "containers",
                        "The containers in the order of their first entries.",
                        CONTAINER,
                        report -> report.containers().stream()
                                .map(container -> new ContainerOf(report.head(), container))
                                .toList())
                .list(
                        "shared_ids",
                        "Ids that several of them have; they are not taken for one because of that. At most 1000.",
                        SHARED_ID,
                        report -> report.sharedIds().listed())
                .optional(
                        "shared_ids_omitted",
                        OMITTED,
                        Type.ORDINAL,
                        report -> more(
                                report.sharedIds().count(),
                                report.sharedIds().listed().size()));
        PlaceShapes.bootAggregates(fields, ContainersReport::head, ContainersReport::bootAggregates);
        across(
                fields,
                "shared",
                "The same path and digest in several containers; entries outside containers count as one more. At most 1000.",
                kind -> kind == Kind.SHARED);
        across(
                fields,
                "different",
                "Paths that hold other content in another container, by their last entries. At most 1000.",
                kind -> kind == Kind.DIFFERENT);
        across(
                fields,
                "not_comparable",
                "Paths in several containers of whose content nothing is known.",
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

    private static void across(Fields<ContainersReport> fields, String key, String meaning, Predicate<Kind> wanted) {
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
