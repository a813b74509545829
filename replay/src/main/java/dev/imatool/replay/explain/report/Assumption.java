package dev.imatool.replay.explain.report;

/** A second cause that is taken for granted while the first is looked for. */
public sealed interface Assumption {
    /** The PCR began at this value. */
    record Start(StartKind kind) implements Assumption {}

    /**
     * This was extended for violations.
     *
     * @param padded whether entries extend SHA-1 template digests, padded with zeros
     */
    record Violations(ViolationRule rule, boolean padded) implements Assumption {}

    /**
     * Changed entries were extended as logged.
     *
     * @param padded whether entries extend SHA-1 template digests, padded with zeros
     */
    record LoggedDigests(boolean padded) implements Assumption {}
}
