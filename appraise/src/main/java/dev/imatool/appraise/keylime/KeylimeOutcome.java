package dev.imatool.appraise.keylime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What Keylime says of one entry.
 *
 * @param failures in Keylime's order; none where it accepts the entry
 */
public record KeylimeOutcome(List<KeylimeFailure> failures) {
    /** The entry is accepted. */
    public static final KeylimeOutcome OK = new KeylimeOutcome(List.of());

    public KeylimeOutcome {
        failures = List.copyOf(failures);
    }

    /** True when Keylime accepts the entry. */
    public boolean ok() {
        return failures.isEmpty();
    }

    /** {@code ok}, or the ids of all failures, joined by {@code |}. */
    public String id() {
        return ok() ? "ok" : failures.stream().map(KeylimeFailure::id).collect(Collectors.joining("|"));
    }
}
