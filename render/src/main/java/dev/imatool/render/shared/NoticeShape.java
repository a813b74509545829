package dev.imatool.render.shared;

import dev.imatool.examine.report.Notice;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.words.NoticeWords;

/** What documents say of what is malformed or odd about inputs. */
final class NoticeShape {
    static final Shape<Notice> NOTICE = Shape.named(
            "diagnostic",
            "Something malformed or odd about an input.",
            shape -> shape.field(
                            "severity",
                            "note (nothing is wrong), warning (odd, but all could be read), error (part could not be read).",
                            Type.choice(Severity.class),
                            Notice::severity)
                    .field(
                            "kind",
                            "Stable name of what it is.",
                            Type.WORDS,
                            notice -> notice.kind().id())
                    .field("input", "Path of the input, or the option it is about.", Type.TEXT, Notice::input)
                    .optionalLong(
                            "entry",
                            "Number of the entry it is about.",
                            Type.ORDINAL,
                            notice -> notice.place().entry())
                    .include(ContainerShape.PLACE, notice -> notice.place().container())
                    .optional(
                            "location",
                            "Where it is in a measurement list.",
                            CommonShapes.LOCATION,
                            notice -> notice.place().location())
                    .optional(
                            "place",
                            "Where it is in an input that is not a measurement list, in words.",
                            Type.WORDS,
                            notice -> notice.place().words())
                    .field("message", "One sentence.", Type.WORDS, NoticeWords::sentence)
                    .optional("hint", "What to do about it.", Type.WORDS, NoticeWords::hint));

    private NoticeShape() {}
}
