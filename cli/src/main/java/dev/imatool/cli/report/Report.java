package dev.imatool.cli.report;

/** What a command learned. */
public interface Report {
    /** What all reports have. */
    Head head();

    /** True when the report says something bad: it has findings, or (in a diff) differences. */
    default boolean wrong() {
        return !head().findings().isEmpty();
    }
}
