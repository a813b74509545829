package dev.imatool.parsers.repair;

import java.util.Locale;

/** By which change the template digest came out. */
public enum RepairKind {
    LINES_JOINED("joined lines that had been broken"),
    LINE_SPLIT("put lost line breaks back"),
    RENAMED("undid a rename that was given"),
    BLANKS("put right the blanks"),
    UNDERSCORES("put right blanks and underscores"),
    CHARACTER_INSERTED("inserted a lost character"),
    CHARACTER_REMOVED("removed an added character"),
    CHARACTER_REPLACED("replaced one character"),
    CHARACTERS_SWAPPED("swapped two neighbours"),
    TWO_CHARACTERS_INSERTED("inserted two lost characters"),
    TWO_CHARACTERS_REMOVED("removed two added characters"),
    CHARACTERS_REMOVED("removed added characters"),
    ALGORITHM("put right the name of the algorithm"),
    KNOWN_DIGEST("took a digest that the list has elsewhere"),
    KNOWN_NAME("took a name that the list has elsewhere"),
    NAMESPACE_PREFIX("put right the namespace before the path"),
    UNESCAPED("undid escapes, quote marks or colours in the name"),
    BYTE_REPLACED("replaced one byte");

    private final String wording;

    RepairKind(String wording) {
        this.wording = wording;
    }

    /** What was done, for people. */
    public String wording() {
        return wording;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
