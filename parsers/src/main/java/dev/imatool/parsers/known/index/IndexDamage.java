package dev.imatool.parsers.known.index;

/** What is wrong with an index that cannot be used. */
public sealed interface IndexDamage {
    /** What needs no further values. */
    enum Plain implements IndexDamage {
        /** It is shorter than the shortest index. */
        TOO_SHORT,
        /** It does not end as an index does. */
        END_MISSING,
        /** The checksum of the trailer does not fit. */
        TRAILER_CHECKSUM,
        /** Its parts do not add up to its length. */
        PARTS_DO_NOT_ADD_UP,
        /** The checksums of its blocks have another checksum than when they were written. */
        CHECKSUMS_CHANGED,
        /** It ends there, and did not when it was opened. */
        CUT_OFF_MEANWHILE,
        /** A table is not in order. */
        TABLE_NOT_IN_ORDER,
        /** A table leads to a record that is not there. */
        NO_SUCH_RECORD,
        /** A value goes beyond the part that it is in. */
        VALUE_TOO_LONG,
        /** A number has no end. */
        ENDLESS_NUMBER,
        /** A text has a character that there is not. */
        NO_CHARACTER,
        /** A digest is of an unknown hash. */
        UNKNOWN_HASH_OF_DIGEST,
        /** The hashes of contents are said to be of an unknown one. */
        UNKNOWN_HASH_OF_CONTENTS,
        /** A source has an unknown form. */
        UNKNOWN_FORM,
        /** Something was skipped for an unknown reason. */
        UNKNOWN_SKIP,
        /** The records of a source are not where they can be. */
        MISPLACED_RECORDS,
        /** A line of checksums has a digest of fs-verity. */
        VERITY_OF_LINE
    }

    /** What has a number with a meaning. */
    enum Numbered {
        /** The kind of a record. */
        RECORD,
        /** The state of a file. */
        STATE,
        /** The role of a value. */
        ROLE
    }

    /** It is of a version that is not read, so that nothing else is said of it. */
    record OtherVersion(long found, int newest) implements IndexDamage {}

    /** A number that has no meaning. */
    record UnknownNumber(Numbered what, int found) implements IndexDamage {}

    /**
     * Something is longer than it can be.
     *
     * @param bytes that it is said to have, as an unsigned number
     */
    record TooLong(long bytes) implements IndexDamage {}

    /** A line of checksums has another number of digests than one. */
    record DigestsOfLine(int found) implements IndexDamage {}

    /** A file with a signature has another number of digests than one. */
    record DigestsOfSigned(int found) implements IndexDamage {}

    /**
     * A block has another checksum than when it was written.
     *
     * @param bytes its length
     */
    record BlockChecksum(int bytes) implements IndexDamage {}
}
