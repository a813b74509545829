package dev.imatool.examine.eventlog;

import dev.imatool.examine.input.ExpectedArguments;
import java.util.List;

/**
 * What is asked of event logs.
 *
 * @param files the logs as typed, at most one of them a firmware's; {@code -} is standard input
 * @param expected PCR values that the logs are to lead to
 */
public record EventLogQuestion(List<String> files, ExpectedArguments expected) {
    public EventLogQuestion {
        files = List.copyOf(files);
    }
}
