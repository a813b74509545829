package dev.imatool.examine.timeline;

import dev.imatool.parsers.InputSummary;
import java.util.Optional;

/**
 * A list as it was when it was collected. Lists that begin with one another are collections of one boot.
 *
 * @param path file of the list in the evidence
 * @param list the list
 * @param entries how many entries it has
 * @param counted how many the kernel counted next to it
 * @param log file that says when it was collected
 * @param read when the list was read, as that log says
 */
public record CollectedList(
        String path, InputSummary list, long entries, Optional<Long> counted, Optional<String> log, WallTime read) {}
