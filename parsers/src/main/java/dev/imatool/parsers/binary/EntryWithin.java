package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;

/**
 * Looks whether an entry begins inside another one that nothing proves: bytes of that one are missing then, and it would take the
 * beginning of the next with it. Only an entry counts whose template digest comes out of its template data.
 */
final class EntryWithin {
    private final Frame inner;
    private long hashed;

    EntryWithin(ByteWindow window, TemplateCatalog catalog) {
        this.inner = new Frame(window, catalog);
    }

    /**
     * Looks inside the entry that {@code outer} has just read at the window's position; makes a failure of it where there is one.
     * Gives up, as if there were none, when false starts have cost too much.
     */
    boolean isThere(Frame outer, ByteOrder order, int digestLength) throws IOException {
        for (int from = 1; from < outer.total && hashed <= Resynchronizer.HASHED_AT_MOST; from++) {
            if (!inner.plausible(from, order, digestLength)
                    || !inner.read(from, order, digestLength)
                    || inner.violation()) {
                continue;
            }
            if (inner.proven()) {
                outer.failure = FrameFailure.OVER_ENTRY;
                outer.value = outer.dataLength;
                outer.left = from;
                return true;
            }
            hashed += inner.dataLength;
        }
        return false;
    }
}
