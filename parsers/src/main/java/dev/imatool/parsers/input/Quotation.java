package dev.imatool.parsers.input;

/** Text of an input in words about it. */
public final class Quotation {
    private Quotation() {}

    /** Up to {@code most} characters of {@code text} in quotes; what is not printable ASCII is escaped. */
    public static String of(CharSequence text, int most) {
        return "'" + escaped(text, most) + "'";
    }

    /** The same without quotes. */
    public static String escaped(CharSequence text, int most) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), most);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                shown.append("\\\\");
            } else if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append(String.format(c < 0x100 ? "\\x%02x" : "\\u{%x}", (int) c));
            }
        }
        return shown.append(end < text.length() ? "…" : "").toString();
    }
}
