package dev.imatool.parsers.repair;

import java.util.Locale;

/** By which change the template digest came out. */
public enum RepairKind {
    LINES_JOINED,
    LINE_SPLIT,
    RENAMED,
    BLANKS,
    UNDERSCORES,
    CHARACTER_INSERTED,
    CHARACTER_REMOVED,
    CHARACTER_REPLACED,
    CHARACTERS_SWAPPED,
    TWO_CHARACTERS_INSERTED,
    TWO_CHARACTERS_REMOVED,
    CHARACTERS_REMOVED,
    ALGORITHM,
    KNOWN_DIGEST,
    KNOWN_NAME,
    NAMESPACE_PREFIX,
    UNESCAPED,
    BYTE_REPLACED;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
