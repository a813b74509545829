package dev.imatool.model;

import java.util.List;

/** The forms of a measurement list. */
public enum ListFormat {
    /** As the kernel writes it. */
    BINARY,
    /** As the kernel prints it. */
    ASCII,
    /** IMA records of a TCG Canonical Event Log, which other programs make of a list. */
    CEL;

    /** The two in which the kernel offers a list. */
    public static List<ListFormat> ofKernel() {
        return List.of(BINARY, ASCII);
    }
}
