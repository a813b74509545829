package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;

/**
 * Finds the next entry after damage. Only an entry whose template digest comes out of its template data counts: bytes that
 * merely look like one may be part of a file name or a buffer.
 */
final class Resynchronizer {
    /** Bytes of false starts that are hashed before the search is given up, so that crafted input cannot stall it. */
    static final long HASHED_AT_MOST = 1L << 30;

    private final ByteWindow window;
    private final Frame frame;
    private final long hashedAtMost;
    private long hashed;

    Resynchronizer(ByteWindow window, Frame frame, long hashedAtMost) {
        this.window = window;
        this.frame = frame;
        this.hashedAtMost = hashedAtMost;
    }

    /** What a search came to. */
    enum Result {
        FOUND,
        NOT_FOUND,
        GIVEN_UP
    }

    /**
     * Slides the window forward to the next proven entry, in {@code order} if there is one, or to the end of the input.
     *
     * @param atMost how many bytes to search, from the window's position on
     */
    Result search(ByteOrder order, int digestLength, long atMost) throws IOException {
        for (long searched = 0; searched < atMost && window.ensure(1) > 0; searched++) {
            if (mayBegin(order, digestLength) && frame.read(0, order, digestLength)) {
                if (!frame.violation()) {
                    if (frame.proven()) {
                        return Result.FOUND;
                    }
                    hashed += frame.dataLength;
                }
                if (hashed > hashedAtMost) {
                    return Result.GIVEN_UP;
                }
            }
            window.advance(1);
        }
        return Result.NOT_FOUND;
    }

    /** Bytes of false starts hashed so far. */
    long hashed() {
        return hashed;
    }

    private boolean mayBegin(ByteOrder order, int digestLength) throws IOException {
        int nameAt = 8 + digestLength;
        if (window.ensure(nameAt + 1) < nameAt + 1) {
            return false;
        }
        byte[] array = window.array();
        int at = window.position();
        boolean pcr = order == ByteOrder.LITTLE
                ? (array[at + 1] | array[at + 2] | array[at + 3]) == 0
                : (array[at] | array[at + 1] | array[at + 2]) == 0;
        return pcr && frame.plausible(0, order, digestLength);
    }
}
