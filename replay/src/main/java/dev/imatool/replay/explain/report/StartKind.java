package dev.imatool.replay.explain.report;

/** Values that a PCR may have before its first extend (TCG PC Client Platform TPM Profile, PCR attributes). */
public enum StartKind {
    /** All bytes zero. */
    ZERO,
    /** All bytes 0xff. */
    ALL_ONES,
    /** The TPM was started from locality 3: 3 in the last byte. */
    LOCALITY_3,
    /** The TPM was started from locality 4: 4 in the last byte. */
    LOCALITY_4,
    /** The value that the user gave. */
    GIVEN
}
