package dev.imatool.examine.report;

import dev.imatool.model.Container;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command learned. */
public interface Report {
    /** What all reports have. */
    ReportHeader head();

    /** The containers that it names, some of them perhaps repeatedly: text must not call two of them the same. */
    default Stream<Container> namedContainers() {
        return head().findings().listed().stream().flatMap(FindingContainers::of);
    }

    /** The host that an input is from, where the report tells several apart. */
    default Optional<String> host(String input) {
        return Optional.empty();
    }

    /** True when the report has findings. Nothing else makes a report end with status 1, so that each names what is wrong. */
    default boolean wrong() {
        return !head().findings().isEmpty();
    }

    /** The exit status: what is damaged goes before what is found, because what is missing may hide more. */
    default ExitCode exit() {
        return ExitCode.of(wrong(), head().completeness());
    }
}
