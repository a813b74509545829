package dev.imatool.replay.explain.report;

import dev.imatool.model.ExpectedPcr;
import java.util.List;

/**
 * An expected value that no hypothesis gives.
 *
 * @param expected the value
 * @param hints what other banks and the list say, and what else could be given; may be empty
 * @param entries where the entries were measured that hints name
 */
public record NotExplained(ExpectedPcr expected, List<Hint> hints, NamedEntries entries) {
    public NotExplained {
        hints = List.copyOf(hints);
    }
}
