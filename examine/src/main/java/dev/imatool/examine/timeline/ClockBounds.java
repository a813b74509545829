package dev.imatool.examine.timeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the clock of a TPM says about when an entry was measured. Both quotes are of one key and one reset of the TPM, so that their
 * clocks compare (TPM 2.0 library, part 1, 36).
 *
 * @param after the last quote that does not cover the entry
 * @param before the first quote that covers it
 */
public record ClockBounds(Optional<TimelineQuote> after, Optional<TimelineQuote> before) {
    /** Nothing is known. */
    public static final ClockBounds UNKNOWN = new ClockBounds(Optional.empty(), Optional.empty());

    /** True when anything is known. */
    public boolean known() {
        return after.isPresent() || before.isPresent();
    }

    /** How far it can be trusted; absent where nothing is known. */
    public Optional<TimeTrust> trust() {
        return before.or(() -> after).map(TimelineQuote::trust);
    }

    /** The quotes among both whose time is reckoned. */
    public List<ReckonedTime> reckonedFrom() {
        return Stream.of(after, before)
                .flatMap(Optional::stream)
                .flatMap(quote -> quote.reckoned().stream())
                .toList();
    }

    /** About when it was, where the time of a quote is reckoned; nothing where none is. */
    public WallTime about() {
        boolean reckoned = after.flatMap(TimelineQuote::reckoned).isPresent()
                || before.flatMap(TimelineQuote::reckoned).isPresent();
        return !reckoned
                ? WallTime.UNKNOWN
                : new WallTime(
                        after.flatMap(TimelineQuote::aboutNotBefore), before.flatMap(TimelineQuote::aboutNotAfter));
    }

    /** How many quotes bound the entry. */
    int sides() {
        return (after.isPresent() ? 1 : 0) + (before.isPresent() ? 1 : 0);
    }

    /** How many entries lie between both quotes. */
    long entries() {
        return before.map(TimelineQuote::entry).orElse(Long.MAX_VALUE)
                - after.map(TimelineQuote::entry).orElse(0L);
    }
}
