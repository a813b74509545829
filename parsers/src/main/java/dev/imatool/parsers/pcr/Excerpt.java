package dev.imatool.parsers.pcr;

import dev.imatool.parsers.input.Quotation;

/** Text out of an input, made safe to print: up to {@value #LIMIT} characters. */
public final class Excerpt {
    private static final int LIMIT = 80;

    private Excerpt() {}

    /** The text in quotes; whatever is not printable ASCII is escaped. */
    public static String of(CharSequence text) {
        return Quotation.of(text, LIMIT);
    }

    /** The text without quotes; whatever is not printable ASCII is escaped. */
    public static String escaped(CharSequence text) {
        return Quotation.escaped(text, LIMIT);
    }
}
