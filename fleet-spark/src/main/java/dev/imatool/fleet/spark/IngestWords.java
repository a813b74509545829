package dev.imatool.fleet.spark;

import dev.imatool.fleet.ingest.HostGroups;
import dev.imatool.fleet.table.HostRow;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@link Ingest}: what is collected, the fleet, and options as {@code imatool fleet ingest} has them.
 *
 * @param options by name, without those that were not given
 */
record IngestWords(String collected, String fleet, Map<String, String> options) {
    private static final Set<String> OPTIONS =
            Set.of("--day", "--host-from", "--ak-dir", "--nonce-dir", "--hosts", "--format");

    static final String USAGE = "usage: Ingest COLLECTED FLEET [--day DAY] [--host-from DIR|FILE] [--ak-dir DIR]"
            + " [--nonce-dir DIR] [--hosts FILE] [--format text|json]";

    /** @throws IllegalArgumentException with what is wrong */
    static IngestWords of(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length || options.put(args[i], args[i + 1]) != null) {
                throw new IllegalArgumentException("'" + args[i] + "' is no option, has no value, or is there twice");
            }
        }
        if (args.length < 2 || args[0].startsWith("-") || args[1].startsWith("-")) {
            throw new IllegalArgumentException("COLLECTED and FLEET are needed");
        }
        String day = options.getOrDefault("--day", "");
        if (!day.isEmpty() && !isDay(day)) {
            throw new IllegalArgumentException("--day is '" + day + "', and a day is YYYY-MM-DD");
        }
        if (!Set.of("text", "json").contains(options.getOrDefault("--format", "text"))) {
            throw new IllegalArgumentException("--format is text or json");
        }
        return new IngestWords(args[0], args[1], Map.copyOf(options));
    }

    private static boolean isDay(String day) {
        try {
            return LocalDate.parse(day).toString().equals(day);
        } catch (DateTimeException none) {
            return false;
        }
    }

    IngestSettings settings() {
        String from = option("--host-from");
        return new IngestSettings(
                option("--day"), from.equals("DIR") ? "" : from, option("--ak-dir"), option("--nonce-dir"));
    }

    List<HostRow> groups() throws IOException {
        return option("--hosts").isEmpty() ? List.of() : HostGroups.read(FileNames.path(option("--hosts")));
    }

    boolean json() {
        return option("--format").equals("json");
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }
}
