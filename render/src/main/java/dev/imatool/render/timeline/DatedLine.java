package dev.imatool.render.timeline;

import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineRow;
import dev.imatool.examine.timeline.WallTime;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a format in which every line has at most one time. A row whose time is known to lie between two moments is two lines, each
 * of which says which end it is.
 *
 * @param row the row
 * @param time the moment; absent where none is known
 * @param meaning what the moment is
 * @param reckoned whether it is reckoned from the time of another quote
 */
record DatedLine(TimelineRow row, Optional<Instant> time, Meaning meaning, boolean reckoned) {
    /** What a moment is. */
    enum Meaning {
        /** When it was. */
        MOMENT(""),
        /** When it was at the earliest. */
        NOT_BEFORE(" not before"),
        /** When it was at the latest. */
        NOT_AFTER(" not after"),
        /** No moment is known. */
        NONE("");

        private final String words;

        Meaning(String words) {
            this.words = words;
        }
    }

    /** Takes lines. */
    @FunctionalInterface
    interface Sink {
        void line(DatedLine line) throws IOException;
    }

    /** Hands on the lines of a row: one, or two. */
    static void of(TimelineRow row, Sink sink) throws IOException {
        WallTime time = row.event().wall();
        WallTime about = row.event().about();
        if (time.moment().isPresent()) {
            sink.line(new DatedLine(row, time.moment(), Meaning.MOMENT, false));
            return;
        }
        Optional<DatedLine> first = of(row, time.notBefore(), about.notBefore(), Meaning.NOT_BEFORE);
        Optional<DatedLine> last = of(row, time.notAfter(), about.notAfter(), Meaning.NOT_AFTER);
        if (first.isPresent()) {
            sink.line(first.get());
        }
        if (last.isPresent()) {
            sink.line(last.get());
        }
        if (first.isEmpty() && last.isEmpty()) {
            sink.line(new DatedLine(row, Optional.empty(), Meaning.NONE, false));
        }
    }

    /** A bound that is claimed, else one that is reckoned. */
    private static Optional<DatedLine> of(
            TimelineRow row, Optional<Instant> claimed, Optional<Instant> reckoned, Meaning meaning) {
        return claimed.or(() -> reckoned)
                .map(time -> new DatedLine(row, Optional.of(time), meaning, claimed.isEmpty()));
    }

    /** What the moment is, such as {@code Measured not before}. */
    String words() {
        String what = switch (row.event()) {
            case TimelineEvent.Measured measured -> "Measured";
            case TimelineEvent.Quoted quoted -> "Quote made";
            case TimelineEvent.Collected collected -> "List collected";
            case TimelineEvent.Firmware firmware -> "Firmware event";
            case TimelineEvent.MoreFirmware more -> "Firmware events";
            case TimelineEvent.Kexec kexec -> "Kexec";
            case TimelineEvent.Recorded recorded -> "Audit record made";
        };
        return what + meaning.words + (reckoned ? " (reckoned)" : "");
    }
}
