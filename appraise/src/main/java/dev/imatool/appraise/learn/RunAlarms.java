package dev.imatool.appraise.learn;

/**
 * How many digests of a run an allow-list of all other runs would not know: false alarms, if the run was good.
 *
 * @param unknownPath under paths that no other run has
 * @param otherDigest under paths that others have with other digests
 * @param notComparable under paths that others have with digests of other algorithms only
 */
public record RunAlarms(long unknownPath, long otherDigest, long notComparable) {
    /** Both together. */
    RunAlarms plus(RunAlarms other) {
        return new RunAlarms(
                unknownPath + other.unknownPath, otherDigest + other.otherDigest, notComparable + other.notComparable);
    }

    /** All of them. */
    public long total() {
        return unknownPath + otherDigest + notComparable;
    }
}
