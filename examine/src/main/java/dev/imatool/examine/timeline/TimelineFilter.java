package dev.imatool.examine.timeline;

import dev.imatool.examine.history.PathPattern;
import dev.imatool.model.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows are wanted. An empty list asks for nothing.
 *
 * @param since rows known to be earlier are left out; one whose time is not known may be later, and stays
 * @param paths paths and patterns, of which one matches; then only entries and audit records are rows
 * @param hosts names of hosts as the report has them
 */
public record TimelineFilter(Optional<Instant> since, List<PathPattern> paths, List<String> hosts) {
    /** Every row. */
    public static final TimelineFilter EVERYTHING = new TimelineFilter(Optional.empty(), List.of(), List.of());

    public TimelineFilter {
        paths = List.copyOf(paths);
        hosts = List.copyOf(hosts);
    }

    /** True when every row is wanted. */
    public boolean everything() {
        return since.isEmpty() && paths.isEmpty() && hosts.isEmpty();
    }

    /** True when something that was over by {@code latest} is wanted; where that is not known, it is. */
    boolean wants(Optional<Instant> latest) {
        return since.isEmpty() || latest.isEmpty() || !latest.get().isBefore(since.get());
    }

    /** True when a path is wanted. */
    boolean wants(ByteString path) {
        return paths.isEmpty() || paths.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
