package dev.imatool.render.timeline;

import dev.imatool.examine.timeline.ReckonedTime;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.WallTime;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.time.Instant;
import java.util.Optional;

/** What documents say of times by clocks of hosts. */
final class WallShapes {
    /** When something was. */
    static final Shape<WallTime> WALL = Shape.of(
            "By clocks of hosts.",
            shape -> shape.optional(
                            "not_before", "It was not earlier, UTC.", Type.WORDS, time -> words(time.notBefore()))
                    .optional("not_after", "It was not later, UTC.", Type.WORDS, time -> words(time.notAfter())));

    private static final Shape<ReckonedTime> FROM = Shape.of(
            "A quote by whose time another time is reckoned.",
            shape -> shape.field("quote", "File of the quote.", Type.TEXT, ReckonedTime::from)
                    .optional(
                            "log",
                            "The collection log that claims its time; absent where audit records and collections around it do.",
                            Type.TEXT,
                            ReckonedTime::log));

    /** About when. */
    static final Shape<TimelineEvent> RECKONED = Shape.of(
            "About when, reckoned: a claimed time of one quote, moved by the difference of the TPM's clocks, whose rate may be"
                    + " wrong by 15 %. It depends on that claim, and on nobody having set the clock. Nothing proves it.",
            shape -> shape.include(WALL, TimelineEvent::about)
                    .list("from", "The quotes whose times are claimed.", FROM, TimelineEvent::reckonedFrom));

    private WallShapes() {}

    /** A moment in words. */
    static Optional<String> words(Optional<Instant> moment) {
        return moment.map(Instant::toString);
    }
}
