package dev.imatool.replay.explain.report;

import dev.imatool.model.ExpectedPcr;

/**
 * An expected value that no hypothesis gives.
 *
 * @param expected the value
 * @param evidence what other banks say, and what else could be given; may be empty
 */
public record NotExplained(ExpectedPcr expected, String evidence) {
    /** The whole in a sentence. */
    public String sentence() {
        return expected.bank() + " PCR " + expected.pcr() + " is not explainable with this evidence"
                + (evidence.isEmpty() ? "" : "; " + evidence) + ".";
    }
}
