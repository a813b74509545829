package dev.imatool.fleet.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes part of a fleet.
 *
 * @param fleet the folder
 * @param collected folders and archives; those of one host in the order in which they were collected
 * @param settings how evidence is examined
 * @param hosts a CSV file with the groups of hosts, which replaces what the fleet knows of groups
 * @param jobs how many hosts are examined at once
 */
public record IngestQuestion(Path fleet, List<Path> collected, HostSettings settings, Optional<Path> hosts, int jobs) {
    public IngestQuestion {
        collected = List.copyOf(collected);
    }
}
