package dev.imatool.render.check;

import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.reference.ReferenceFile;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.FindingShape;
import java.util.List;
import java.util.Optional;

/** The report of {@code check}, declared. */
public final class CheckRendering {
    /** An entry that is not known, as a row. */
    public static final Shape<Finding.NotAllowed> ROW =
            FindingShape.alone("not_known", "An entry that the references do not know.", FindingShape.NOT_ALLOWED);

    private static final Shape<ReferenceFile> SOURCE = Shape.of(
            "One file.",
            shape -> shape.field("path", "As given on the command line.", Type.TEXT, ReferenceFile::name)
                    .field(
                            "kind",
                            "allowlist (written by learn), checksums (as sha256sum writes them), measurement_list.",
                            Type.choice(ReferenceFile.Kind.class),
                            ReferenceFile::kind)
                    .optional("sha256", "SHA-256 of its raw bytes.", CommonShapes.SHA256, ReferenceFile::sha256)
                    .number(
                            "values",
                            "Digests read from it, repetitions included.",
                            Type.COUNT,
                            ReferenceFile::values));

    private static final Shape<CheckReport> ALLOW_LIST = Shape.of(
            "What the entries were compared with.",
            shape -> shape.number("paths", "Paths, each counted once for a role.", Type.COUNT, CheckReport::paths)
                    .number(
                            "digests",
                            "Digests, each counted once for a path and role.",
                            Type.COUNT,
                            CheckReport::digests)
                    .list("sources", "The files of --reference.", SOURCE, CheckReport::references));

    private static final Shape<CheckReport> SUMMARY =
            Shape.of("Number of entries, by how they compare with the references.", shape -> {
                for (Judgement judgement : Judgement.values()) {
                    shape.number(judgement.id(), meaning(judgement), Type.COUNT, report -> report.count(judgement));
                }
            });

    private static final Shape<CheckedContainer> CONTAINER = Shape.named(
            "checked_container",
            "A container of the list and the image that it was held against.",
            shape -> shape.include(ContainerShape.PLACE, container -> Optional.of(container.container()))
                    .optional(
                            "image",
                            "Image of the references that it fits best; absent where it fits none, so that it was held against all.",
                            Type.TEXT,
                            CheckedContainer::image)
                    .number("entries", "Its entries.", Type.COUNT, CheckedContainer::entries)
                    .number("deviating", "Those that do not conform.", Type.COUNT, CheckedContainer::deviating));

    /** How it is written. */
    public static final Rendering<CheckReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "check",
                            "Which entries of a list known-good references do not know.",
                            List.of(CheckReport.CONFORMS, CheckReport.DEVIATES, ReportHeader.NOTHING_READ),
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
                .field("allowlist", "What the entries were compared with.", ALLOW_LIST, report -> report)
                .field(
                        "summary",
                        "Number of entries, by how they compare with the references.",
                        SUMMARY,
                        report -> report)
                .optionalList(
                        "containers",
                        "The containers of the list, in the order in which they appear; only where the references know images, and no"
                                + " more than 10,000.",
                        CONTAINER,
                        CheckReport::containers);
    }

    private static String meaning(Judgement judgement) {
        return switch (judgement) {
            case KNOWN -> "A reference has this digest under this path.";
            case RESOLVED ->
                "The digest is container-ima's, made from a known digest of the path: it covers 64 bits of the file's digest,"
                        + " and not the namespace.";
            case UNKNOWN_PATH -> "No reference has the path in the role of the entry.";
            case OTHER_DIGEST -> "References have the path, with other digests of the same algorithm.";
            case NOT_COMPARABLE -> "References have the path, but there is no digest of one algorithm on both sides.";
            case VIOLATION -> "Violations: the content changed while it was measured.";
            case UNPROVEN ->
                "The template digest does not match or cannot be recomputed, so nothing in the entry can be relied on.";
            case NOT_JUDGED -> "Entries that measure no file: boot_aggregates, and image entries of container-ima.";
        };
    }
}
