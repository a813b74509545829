package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteSearch;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;

/** Finds lines in the window. Positions are relative to the window's position, so they survive its growth. */
final class Lines {
    /** Longest line that is taken as a line; lists hold lines of some megabytes (keys, policies), not more. */
    static final int LONGEST = 32 << 20;

    private static final int STEP = 1 << 16;

    private final ByteWindow window;

    /** Where the line begins, relative. */
    int start;
    /** Behind its last byte, without the LF; relative. */
    int end;
    /** Where the next line begins, relative. */
    int next;
    /** False for a last line without LF. */
    boolean terminated;
    /** True when the line is longer than {@link #LONGEST}: the rest of it follows as if it were a line. */
    boolean overLimit;

    Lines(ByteWindow window) {
        this.window = window;
    }

    /** True when the line just found has nothing but its LF. */
    boolean empty() {
        return terminated && start == end;
    }

    /** Finds the line that begins {@code from} bytes after the window's position; false at the end of the input. */
    boolean read(int from) throws IOException {
        start = from;
        terminated = false;
        overLimit = false;
        int scanned = from;
        int available = window.ensure(from + 1L);
        if (available <= from) {
            return false;
        }
        while (true) {
            byte[] array = window.array();
            int base = window.position();
            int until = Math.min(available, from + LONGEST);
            int found = ByteSearch.indexOf(array, base + scanned, base + until, (byte) '\n');
            if (found >= 0) {
                end = found - base;
                next = end + 1;
                terminated = true;
                return true;
            }
            scanned = until;
            int more = until == from + LONGEST ? until : window.ensure(available + STEP);
            if (more == available || until == from + LONGEST) {
                overLimit = until == from + LONGEST;
                end = until;
                next = until;
                return true;
            }
            available = more;
        }
    }
}
