package dev.imatool.render.diff;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffAnswers;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.EntryAnswers;
import dev.imatool.model.Container;
import dev.imatool.render.buffer.BufferShape;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.AnswerShapes;
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
                            side -> side.buffers().of(side.side().entry()))
                    .includeOptional(AnswerShapes.OF_ENTRY, SideOf::answer));

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
                                    .toList())
                    .optional(
                            "before_answer",
                            "The gravest answer about the entries in before; absent without sources of known files.",
                            Type.choice(Answer.class, Answer::id),
                            ChangeOf::beforeAnswer)
                    .optional(
                            "after_answer",
                            "The gravest answer about the entries in after; absent without sources of known files.",
                            Type.choice(Answer.class, Answer::id),
                            ChangeOf::afterAnswer));

    private ChangeShape() {}

    /** A change, and what the buffers of its entries mean. */
    record ChangeOf(Change change, DiffReport report) {
        private List<SideOf> before() {
            return sides(
                    change.before(),
                    change::elsewhereBefore,
                    report.buffersBefore(),
                    report.answers().map(DiffAnswers::ofBefore));
        }

        private List<SideOf> after() {
            return sides(
                    change.after(),
                    change::elsewhereAfter,
                    report.buffersAfter(),
                    report.answers().map(DiffAnswers::ofAfter));
        }

        private Optional<Answer> beforeAnswer() {
            return report.answers().flatMap(answers -> answers.gravestBefore(change));
        }

        private Optional<Answer> afterAnswer() {
            return report.answers().flatMap(answers -> answers.gravestAfter(change));
        }

        private List<SideOf> sides(
                List<Side> sides,
                Function<Side, Optional<Container>> elsewhere,
                BuffersByEntry buffers,
                Optional<EntryAnswers> answers) {
            return sides.stream()
                    .map(side -> new SideOf(
                            side,
                            elsewhere.apply(side),
                            change.kind(),
                            buffers,
                            answers.flatMap(known -> known.of(side.entry()))))
                    .toList();
        }
    }

    private record SideOf(
            Side side,
            Optional<Container> elsewhere,
            ChangeKind kind,
            BuffersByEntry buffers,
            Optional<EntryAnswer> answer) {
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
