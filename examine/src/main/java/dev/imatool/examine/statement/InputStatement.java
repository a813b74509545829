package dev.imatool.examine.statement;

import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.replay.verify.EntryProblemKind;
import dev.imatool.replay.verify.EntryValue;
import java.util.Optional;
import java.util.OptionalLong;

/** About single inputs: audit records, policies, boot logs, extended attributes, keys, damaged lists. */
public sealed interface InputStatement extends Statement {
    /** What was not read. */
    enum NotRead implements InputStatement {
        /** A boot log without a line that is one. */
        NO_BOOT_LINE,
        /** The end of a boot log that is too long. */
        REST_OF_BOOT_LOG,
        /** An empty list in evidence. */
        EMPTY_LIST
    }

    /**
     * Audit records that were only counted.
     *
     * @param omitted how many
     * @param kept how many newer ones are kept
     */
    record RecordsOnlyCounted(long omitted, int kept) implements InputStatement {}

    /**
     * Lines that look like audit records.
     *
     * @param number how many
     */
    record RecordsNotUnderstood(long number) implements InputStatement {}

    /**
     * What an audit record reports.
     *
     * @param operation as the record names it, or its type
     * @param cause as the record names it
     */
    record Recorded(String operation, Optional<String> cause) implements InputStatement {}

    /**
     * What is wrong or odd about a rule.
     *
     * @param remark what it is
     */
    record OfRule(PolicyRemark remark) implements InputStatement {}

    /**
     * More lines that are no value of an extended attribute.
     *
     * @param number how many
     */
    record FurtherLines(int number) implements InputStatement {}

    /**
     * Files of a folder of keys that were not looked at.
     *
     * @param files how many were
     */
    record KeysOfFirstFiles(int files) implements InputStatement {}

    /**
     * A damaged place in a list.
     *
     * @param entry number of the entry; absent where there is none to be numbered
     */
    record Damaged(OptionalLong entry) implements InputStatement {}

    /**
     * An entry that is worth a note for what its kind says.
     *
     * @param problem what it is
     * @param algorithm the hash algorithm that it names, where it names one
     * @param logged what it says
     */
    record OfEntry(EntryProblemKind problem, Optional<String> algorithm, Optional<EntryValue> logged)
            implements InputStatement {}
}
