package dev.imatool.parsers.binary;

/** Why no entry could be read at a place. */
enum FrameFailure {
    NONE,
    /** The input ends inside the fixed part or the template name. */
    CUT_SHORT,
    PCR,
    NAME_LENGTH,
    NAME_BYTES,
    /** Template data, or the name of a legacy entry, is longer than what is left. */
    BEYOND_INPUT,
    OVER_LIMIT,
    /** Readable, but not proven, while an entry that is proven begins inside. */
    OVER_ENTRY,
    /** Readable, but neither its fields nor what follows it make sense. */
    FIELDS
}
