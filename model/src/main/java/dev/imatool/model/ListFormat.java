package dev.imatool.model;

/** The forms of a measurement list. */
public enum ListFormat {
    /** As the kernel writes it. */
    BINARY,
    /** As the kernel prints it. */
    ASCII,
    /** IMA records of a TCG Canonical Event Log, which other programs make of a list. */
    CEL
}
