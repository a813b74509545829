package dev.imatool.render.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.model.Container;
import dev.imatool.render.buffer.BufferShape;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Changes, declared. */
final class ChangeShape {
    private static final String PATH = "Event name without its namespace, or a label.";

    private static final Shape<SideOf> SIDE = Shape.named(
            "side",
            "An entry that proves a change.",
            shape -> shape.number(
                            "entry",
                            "Its number in its own input.",
                            Type.ORDINAL,
                            side -> side.side().entry())
                    .optional(
                            "container",
                            "Its container, where that is not the one of the change: where containers are ignored, or it is that of a"
                                    + " sibling.",
                            ContainerShape.CONTAINER,
                            SideOf::elsewhere)
                    .optionalInt("pcr", "PCR index (pcr_changed).", Type.COUNT, SideOf::pcr)
                    .optional(
                            "file_digest",
                            "As logged; absent where it could not be read.",
                            CommonShapes.FILE_DIGEST,
                            side -> side.side()
                                    .fileDigest()
                                    .map(logged -> CommonShapes.LoggedDigest.of(
                                            logged.type(), logged.algorithm(), logged.digest())))
                    .optional(
                            "violation",
                            "true for a violation; absent otherwise.",
                            Type.FLAG,
                            side -> Optional.of(true)
                                    .filter(violation -> side.side().violation()))
                    .optional(
                            "unproven",
                            "true where its template digest cannot be computed from what it says, so that it may say anything;"
                                    + " absent otherwise.",
                            Type.FLAG,
                            side -> Optional.of(true)
                                    .filter(unproven -> side.side().unproven()))
                    .optional(
                            "signature",
                            "present, or absent (its template has a field for one, which is empty); missing where the template"
                                    + " has none.",
                            Type.choice(List.of("present", "absent")),
                            SideOf::signature)
                    .optional(
                            "buffer",
                            "What a measured buffer means.",
                            BufferShape.BUFFER,
                            side -> side.buffers().of(side.side().entry())));

    private static final Shape<Change.Origin> ORIGIN = Shape.of(
            "A name in BEFORE.",
            shape -> shape.number("entry", "Entry number in BEFORE.", Type.ORDINAL, Change.Origin::entry)
                    .include(ContainerShape.PLACE, Change.Origin::container)
                    .name("path", PATH, Change.Origin::path));

    static final Shape<ChangeOf> CHANGE = Shape.named(
            "change",
            "What changed under one path.",
            shape -> shape.field(
                            "kind",
                            "What changed; see summary.",
                            Type.choice(ChangeKind.class, ChangeKind::id),
                            change -> change.change().kind())
                    .include(ContainerShape.PLACE, change -> change.change().container())
                    .optional(
                            "before_namespace",
                            "Label of the namespace in BEFORE, where that differs.",
                            Type.TEXT,
                            change -> change.change().beforeContainer().flatMap(Container::namespace))
                    .optional(
                            "before_container",
                            "The container of BEFORE that it is compared with, where that is another one: the same under another id, or a"
                                    + " sibling.",
                            ContainerShape.CONTAINER,
                            change -> change.change().beforeContainer())
                    .name("path", PATH, change -> change.change().path())
                    .list("before", "Entries of BEFORE that prove it.", SIDE, ChangeOf::before)
                    .list("after", "Entries of AFTER that prove it.", SIDE, ChangeOf::after)
                    .optionalList(
                            "origins",
                            "For renamed_or_copied: where BEFORE knows the content from, one for each of before.",
                            ORIGIN,
                            change -> change.change().origins())
                    .optionalList(
                            "fields",
                            "For metadata_changed: the template fields that differ (iuid, igid, imode, xattrnames, xattrlengths,"
                                    + " xattrvalues).",
                            Type.TEXT,
                            change -> change.change().fields().stream()
                                    .map(field -> field.name())
                                    .toList()));

    private ChangeShape() {}

    /** A change, and what the buffers of its entries mean. */
    record ChangeOf(Change change, DiffReport report) {
        private List<SideOf> before() {
            return sides(change.before(), change::elsewhereBefore, report.buffersBefore());
        }

        private List<SideOf> after() {
            return sides(change.after(), change::elsewhereAfter, report.buffersAfter());
        }

        private List<SideOf> sides(
                List<Side> sides, Function<Side, Optional<Container>> elsewhere, BuffersByEntry buffers) {
            return sides.stream()
                    .map(side -> new SideOf(side, elsewhere.apply(side), change.kind(), buffers))
                    .toList();
        }
    }

    private record SideOf(Side side, Optional<Container> elsewhere, ChangeKind kind, BuffersByEntry buffers) {
        private OptionalInt pcr() {
            return kind == ChangeKind.PCR_CHANGED ? side.pcr() : OptionalInt.empty();
        }

        private Optional<String> signature() {
            return switch (side.signature()) {
                case NOT_CARRIED -> Optional.empty();
                case ABSENT -> Optional.of("absent");
                case PRESENT -> Optional.of("present");
            };
        }
    }

    /** Changes that are made while they are written: lists hold histories, and make each change when it is asked for. */
    static Rows<ChangeOf> rows(DiffReport report, List<Change> changes) {
        return sink -> {
            for (Change change : changes) {
                sink.row(new ChangeOf(change, report));
            }
        };
    }
}
