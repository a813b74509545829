package dev.imatool.man;

/** Text as AsciiDoc that means itself: no mark-up is found in it, and no quote or dash is made prettier. */
final class AsciiDoc {
    private AsciiDoc() {}

    /** One line of text inside a paragraph. */
    static String literal(String text) {
        if (text.contains("\n") || text.contains("\\]") || text.endsWith("\\")) {
            throw new IllegalStateException("cannot be written as one literal AsciiDoc text: " + text);
        }
        return text.isEmpty() ? "" : "pass:c[" + text.replace("]", "\\]") + "]";
    }
}
