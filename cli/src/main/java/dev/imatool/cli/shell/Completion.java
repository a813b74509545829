package dev.imatool.cli.shell;

import dev.imatool.examine.report.Printable;

/**
 * What may stand at a place of a command line.
 *
 * @param value the word, without quotes
 * @param shown the same for a terminal: never with control characters
 * @param description a few words for people; may be empty
 * @param whole false where more is to be typed, as behind the name of a folder
 */
record Completion(String value, String shown, String description, boolean whole) {
    /** A whole word. */
    static Completion of(String value) {
        return new Completion(value, Printable.ofText(value), "", true);
    }

    /** A whole word, with its meaning. */
    static Completion of(String value, String description) {
        return new Completion(value, Printable.ofText(value), Printable.ofText(description), true);
    }

    /** The beginning of words. */
    static Completion begin(String value) {
        return new Completion(value, Printable.ofText(value), "", false);
    }
}
