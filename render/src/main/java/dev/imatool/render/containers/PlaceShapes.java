package dev.imatool.render.containers;

import dev.imatool.diff.survey.ContainerSurvey.BootAggregate;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.CommonShapes.Digest;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.function.Function;

/** What documents say of entries among those of several inputs. */
public final class PlaceShapes {
    private static final Shape<Placed> FIELDS = Shape.of(
            "An entry among those of several inputs.",
            shape -> shape.field("input", "Path of its input.", Type.TEXT, Placed::input)
                    .number(
                            "entry",
                            "Its number in that input.",
                            Type.ORDINAL,
                            placed -> placed.place().entry())
                    .include(ContainerShape.PLACE, placed -> placed.place().container())
                    .name(
                            "path",
                            "Path in the container or on the host, or a label.",
                            placed -> placed.place().path())
                    .optional(
                            "file_digest",
                            "File digest as logged.",
                            CommonShapes.DIGEST,
                            placed -> placed.place()
                                    .digest()
                                    .map(logged -> Digest.of(logged.algorithm(), logged.digest()))));

    /** An entry. */
    static final Shape<Placed> PLACE =
            Shape.named("place", FIELDS.meaning(), shape -> shape.include(FIELDS, placed -> placed));

    private static final Shape<Started> BOOT_AGGREGATE = Shape.of(
            "A boot_aggregate.",
            shape -> shape.field("input", "Path of its input.", Type.TEXT, Started::input)
                    .optional(
                            "list",
                            "Name of the list, where the input holds several.",
                            Type.TEXT,
                            started -> CommonShapes.nonEmpty(started.aggregate().list()))
                    .number(
                            "entry",
                            "Its number in that input.",
                            Type.ORDINAL,
                            started -> started.aggregate().place().entry())
                    .include(
                            ContainerShape.PLACE,
                            started -> started.aggregate().place().container())
                    .field(
                            "no_tpm",
                            "true where it is all zero: there was no TPM for this list, nothing was extended, and PCRs prove"
                                    + " nothing.",
                            Type.FLAG,
                            started -> started.aggregate().zero()));

    private PlaceShapes() {}

    /** An entry, with the header that names its input. */
    record Placed(ReportHeader head, EntryPlace place) {
        String input() {
            return head.inputs().get(place.input()).name();
        }
    }

    private record Started(ReportHeader head, BootAggregate aggregate) {
        String input() {
            return head.inputs().get(aggregate.place().input()).name();
        }
    }

    /** Declares the fields of an entry as fields of a record that is about it. */
    static <T> void fields(Fields<T> fields, Function<T, Placed> placed) {
        fields.include(FIELDS, placed);
    }

    /** Declares the boot_aggregates of namespaces and of the host. */
    public static <T> Fields<T> bootAggregates(
            Fields<T> fields, Function<T, ReportHeader> head, Function<T, List<BootAggregate>> aggregates) {
        return fields.list(
                "boot_aggregates",
                "The boot_aggregates, at most 100 of them; a namespace can have one of its own.",
                BOOT_AGGREGATE,
                report -> aggregates.apply(report).stream()
                        .map(aggregate -> new Started(head.apply(report), aggregate))
                        .toList());
    }
}
