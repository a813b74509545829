package dev.imatool.parsers.pcr;

/** Control sequences that a recorded terminal session has between its words (ECMA-48, 5.4). */
public final class TerminalEscapes {
    private static final char ESCAPE = 0x1b;

    private TerminalEscapes() {}

    /** {@code line} without control sequences, such as the switch to bracketed paste that shells write. */
    public static String remove(String line) {
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c != ESCAPE) {
                plain.append(c);
            } else if (i < line.length() && line.charAt(i) == '[') {
                i++;
                while (i < line.length() && line.charAt(i) >= ' ' && line.charAt(i) < '@') {
                    i++;
                }
                i++;
            }
        }
        return plain.toString();
    }
}
