package dev.imatool.examine.report;

import dev.imatool.model.Completeness;
import java.util.Arrays;

/** The exit status and its meaning; scripts rely on it. */
public enum ExitCode {
    /** Nothing is wrong. */
    OK(
            0,
            "Done: every question is answered, and nothing is wrong. A PCR value that is reached before the last entry is"
                    + " not a finding."),
    /** A finding. */
    FINDING(
            1,
            "Done, and there is a finding: a template digest that does not match, a PCR value not reproduced, a bad"
                    + " quote or signature, differences between lists, entries whose contents nothing proves, or a"
                    + " question that could not be answered."),
    /** Nothing could be done. */
    USAGE(2, "Wrong usage, or an input that is missing, unreadable or of a format that is not read."),
    /** Part of an input is missing; findings may be there too. */
    DAMAGED(3, "An input is damaged or cut short. What could be read was reported, findings included."),
    /** A bug in imatool, or too little memory. */
    INTERNAL(70, "Internal error, or out of memory.");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The number. */
    public int status() {
        return status;
    }

    /** The one of that number. */
    public static ExitCode ofStatus(int status) {
        return Arrays.stream(values())
                .filter(code -> code.status == status)
                .findFirst()
                .orElseThrow();
    }

    /** The same for people, one or two sentences. */
    public String meaning() {
        return meaning;
    }

    /** The exit status of a report: damage goes before findings, because what is missing may hide more. */
    public static ExitCode of(boolean findings, Completeness completeness) {
        return switch (completeness) {
            case CUT_SHORT, DAMAGED -> DAMAGED;
            case COMPLETE -> findings ? FINDING : OK;
        };
    }
}
