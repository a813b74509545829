package dev.imatool.cli.options.timeline;

import dev.imatool.cli.options.PathPatternConverter;
import dev.imatool.examine.history.PathPattern;
import dev.imatool.examine.timeline.TimelineFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rows {@code timeline} gives. */
public final class TimelineFilterOptions {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = {
                "Leave out what is known to be earlier. A day of UTC, or a time with its zone:",
                "2026-11-30 or 2026-11-30T12:00:00Z.",
                "Rows whose time is not known stay: they may be later."
            })
    Optional<Instant> since = Optional.empty();

    @Option(
            names = "--path",
            paramLabel = "PATH",
            converter = PathPatternConverter.class,
            description =
                    "Only entries and audit records of that path or pattern, as history takes it. May be repeated.")
    List<PathPattern> paths = List.of();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "Only lists of that name, as the report prints it where there are several, or of all in the folder of that"
                            + " name. May be repeated.")
    List<String> hosts = List.of();

    /** The filter. */
    public TimelineFilter filter() {
        return new TimelineFilter(since, paths, hosts);
    }
}
