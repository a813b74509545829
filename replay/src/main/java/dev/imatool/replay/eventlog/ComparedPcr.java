package dev.imatool.replay.eventlog;

import dev.imatool.model.ExpectedPcr;
import java.util.Optional;

/**
 * A PCR of a log, and the value that was expected of it.
 *
 * @param pcr what the log leads to; under the assumption of the match, where that has one
 * @param expected the value, where one was given
 * @param match how they compare, where the log extends that PCR or ought to
 * @param unlogged why a value that is not the start value says nothing, where no event extends that PCR
 */
public record ComparedPcr(
        LogPcr pcr, Optional<ExpectedPcr> expected, Optional<LogMatch> match, Optional<LogMatch.Reason> unlogged) {}
