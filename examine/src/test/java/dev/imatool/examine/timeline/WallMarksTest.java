package dev.imatool.examine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A list of which entry 10 was measured at 100 s, and which had 20 entries between 200 and 210 s. */
final class WallMarksTest {
    private final WallMarks marks = new WallMarks(List.of(
            new WallMarks.Mark(20, between(200, 210), false), new WallMarks.Mark(10, WallTime.at(at(100)), true)));

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    private static WallTime between(long from, long to) {
        return new WallTime(Optional.of(at(from)), Optional.of(at(to)));
    }

    @Test
    void entriesLieBetweenTheMarksAroundThem() {
        assertThat(marks.contradictory()).isFalse();
        assertThat(marks.of(9)).isEqualTo(new WallTime(Optional.empty(), Optional.of(at(100))));
        assertThat(marks.of(10)).isEqualTo(new WallTime(Optional.empty(), Optional.of(at(100))));
        assertThat(marks.of(11)).isEqualTo(between(100, 210));
        assertThat(marks.of(20)).isEqualTo(between(100, 210));
        assertThat(marks.of(21)).isEqualTo(new WallTime(Optional.of(at(200)), Optional.empty()));
    }

    /** A state lasts until the next entry: two of the same number may be at any two moments of it. */
    @Test
    void aStateIsAfterItsLastEntryAndBeforeTheNext() {
        assertThat(marks.ofState(9)).isEqualTo(new WallTime(Optional.empty(), Optional.of(at(100))));
        assertThat(marks.ofState(10)).isEqualTo(between(100, 210));
        assertThat(marks.ofState(20)).isEqualTo(new WallTime(Optional.of(at(100)), Optional.empty()));
        assertThat(marks.ofState(21)).isEqualTo(new WallTime(Optional.of(at(200)), Optional.empty()));
    }

    @Test
    void claimsAgainstTheOrderSayNothing() {
        WallMarks against = new WallMarks(List.of(
                new WallMarks.Mark(10, WallTime.at(at(300)), true), new WallMarks.Mark(20, between(200, 210), false)));

        assertThat(against.contradictory()).isTrue();
        assertThat(against.of(15)).isEqualTo(WallTime.UNKNOWN);
        assertThat(against.ofState(15)).isEqualTo(WallTime.UNKNOWN);
    }

    @Test
    void withoutClaimsNothingIsKnown() {
        WallMarks none = new WallMarks(List.of(new WallMarks.Mark(5, WallTime.UNKNOWN, false)));

        assertThat(none.of(3).known()).isFalse();
        assertThat(none.ofState(5).known()).isFalse();
    }

    @Test
    void aLogOfACollectionSaysWhenItWasMade() {
        assertThat(CollectionLog.read("collection.log", """
                                garbage
                                2026-11-30T10:00:00Z begun
                                9999-99-99T10:00:00Z x
                                2026-11-30T10:00:09Z taken
                                 2026-12-30T10:00:09Z later
                                """).orElseThrow().time())
                .isEqualTo(new WallTime(
                        Optional.of(Instant.parse("2026-11-30T10:00:00Z")),
                        Optional.of(Instant.parse("2026-11-30T10:00:10Z"))));
        assertThat(CollectionLog.read("collection.log", "nothing\n")).isEmpty();
    }
}
