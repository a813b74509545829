package dev.imatool.examine.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * When something was, by clocks of hosts. It is always a claim: whoever can write the log that says so can say anything.
 *
 * @param notBefore it was not earlier; absent where nothing says so
 * @param notAfter it was not later; absent where nothing says so
 */
public record WallTime(Optional<Instant> notBefore, Optional<Instant> notAfter) {
    /** Nothing is known. */
    public static final WallTime UNKNOWN = new WallTime(Optional.empty(), Optional.empty());

    /** That moment. */
    public static WallTime at(Instant moment) {
        return new WallTime(Optional.of(moment), Optional.of(moment));
    }

    /** True when anything is known. */
    public boolean known() {
        return notBefore.isPresent() || notAfter.isPresent();
    }

    /** True when both cannot be: the one begins after the other is over. */
    boolean excludes(WallTime other) {
        return ends(other.notAfter, notBefore) || ends(notAfter, other.notBefore);
    }

    private static boolean ends(Optional<Instant> end, Optional<Instant> beginning) {
        return end.isPresent() && beginning.isPresent() && beginning.get().isAfter(end.get());
    }

    /** The moment, where it is one. */
    public Optional<Instant> moment() {
        return notBefore.equals(notAfter) ? notBefore : Optional.empty();
    }
}
