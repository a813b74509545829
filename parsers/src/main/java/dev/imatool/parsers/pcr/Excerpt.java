package dev.imatool.parsers.pcr;

/** Text out of an input, made safe to print. */
public final class Excerpt {
    private static final int LIMIT = 80;

    private Excerpt() {}

    /** Up to 80 characters of {@code text} in quotes; whatever is not printable ASCII is escaped. */
    public static String of(CharSequence text) {
        return "'" + escaped(text) + "'";
    }

    /** Up to 80 characters of {@code text}; whatever is not printable ASCII is escaped. */
    public static String escaped(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), LIMIT);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                shown.append("\\\\");
            } else if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
            }
        }
        return shown.append(end < text.length() ? "…" : "").toString();
    }
}
