package dev.imatool.examine.timeline;

import dev.imatool.model.tpm.TpmClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * About when a quote was made: the time that logs claim of another quote, moved by the difference of both TPM clocks. It depends on that
 * claim and is never proven. Both quotes are of one key, and of one reset and restart of the TPM, so that its clock ran in between. Its
 * rate may be wrong by 15 % (TPM 2.0 library, part 1, on the accuracy of Clock), which the bounds allow for. They do not hold where the
 * owner of the TPM moved the clock ahead (TPM2_ClockSet), or where it lost its power for a while
 * without being told before; a time that other claims exclude is not said.
 *
 * @param wall between which moments
 * @param from file of the quote whose time is claimed
 * @param log the collection log that claims it; absent where audit records and collections around it do
 */
public record ReckonedTime(WallTime wall, String from, Optional<String> log) {
    private static final long PERCENT = 100;
    private static final long DRIFT = 15;

    /** A hundred years: a difference beyond that is not one of a clock that only ran. */
    private static final long MOST = Duration.ofDays(36_525).toMillis();

    /** The same quotes, with what can be reckoned of those of which logs do not claim both bounds. */
    static List<TimelineQuote> in(List<TimelineQuote> quotes) {
        List<TimelineQuote> known = quotes.stream()
                .filter(quote -> quote.bound() == TimelineQuote.Bound.DATES_ENTRIES && both(quote.taken()))
                .toList();
        return quotes.stream()
                .map(quote -> quote.bound() != TimelineQuote.Bound.DATES_ENTRIES || both(quote.taken())
                        ? quote
                        : quote.reckonedAs(best(quote, known)))
                .toList();
    }

    private static boolean both(WallTime time) {
        return time.notBefore().isPresent() && time.notAfter().isPresent();
    }

    private static Optional<ReckonedTime> best(TimelineQuote quote, List<TimelineQuote> known) {
        return known.stream()
                .flatMap(each -> of(quote, each).stream())
                .filter(time -> !time.wall.excludes(quote.taken()))
                .min(Comparator.comparing(ReckonedTime::width).thenComparing(ReckonedTime::from));
    }

    private Duration width() {
        return Duration.between(wall.notBefore().orElseThrow(), wall.notAfter().orElseThrow());
    }

    private static Optional<ReckonedTime> of(TimelineQuote quote, TimelineQuote known) {
        TpmClock clock = quote.clock().orElseThrow();
        TpmClock other = known.clock().orElseThrow();
        boolean later = Long.compareUnsigned(clock.clock(), other.clock()) >= 0;
        long difference = later ? clock.clock() - other.clock() : other.clock() - clock.clock();
        boolean compare = ClockDating.key(quote.quote()).equals(ClockDating.key(known.quote()))
                && clock.resetCount() == other.resetCount()
                && clock.restartCount() == other.restartCount();
        if (!compare || difference < 0 || difference > MOST) {
            return Optional.empty();
        }
        // the clock shows from 85 % to 115 % of the time that passed
        Duration least = Duration.ofMillis(difference * PERCENT / (PERCENT + DRIFT));
        Duration most = Duration.ofMillis(Math.ceilDiv(difference * PERCENT, PERCENT - DRIFT));
        Instant from = known.taken().notBefore().orElseThrow();
        Instant to = known.taken().notAfter().orElseThrow();
        WallTime wall = later
                ? new WallTime(Optional.of(from.plus(least)), Optional.of(to.plus(most)))
                : new WallTime(Optional.of(from.minus(most)), Optional.of(to.minus(least)));
        return Optional.of(new ReckonedTime(wall, known.message(), known.log()));
    }
}
