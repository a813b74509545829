package dev.imatool.examine.report;

/** What a command learned. */
public interface Report {
    /** What all reports have. */
    ReportHeader head();

    /** True when the report has findings. Nothing else makes a report end with status 1, so that each names what is wrong. */
    default boolean wrong() {
        return !head().findings().isEmpty();
    }

    /** The exit status: what is damaged goes before what is found, because what is missing may hide more. */
    default ExitCode exit() {
        return ExitCode.of(wrong(), head().completeness());
    }
}
