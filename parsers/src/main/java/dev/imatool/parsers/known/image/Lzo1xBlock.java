package dev.imatool.parsers.known.image;

import java.io.IOException;

/**
 * Unpacks one block of LZO1X (format: Linux, {@code Documentation/staging/lzo.rst}, version 0). Each step is an instruction: copy bytes that
 * follow, or copy bytes that were unpacked before. Neither may lead out of the block.
 */
final class Lzo1xBlock {
    /** State after bytes were copied that follow a run of their own, not up to three behind a match. */
    private static final int AFTER_RUN = 4;

    private static final int FAR = 1 << 14;
    private static final int BEHIND_NEAR = 1 << 11;

    private final byte[] packed;
    private final byte[] unpacked;
    private int at;
    private int filled;
    private int state;

    private Lzo1xBlock(byte[] packed, int length) {
        this.packed = packed;
        this.unpacked = new byte[length];
    }

    /**
     * Unpacks a block.
     *
     * @param length what it unpacks to; whoever calls bounds it
     * @throws IOException if it unpacks to something else
     */
    static byte[] unpack(byte[] packed, int length) throws IOException {
        Lzo1xBlock block = new Lzo1xBlock(packed, length);
        block.begin();
        while (block.step()) {
            // until the instruction that ends it
        }
        if (block.filled != length || block.at != packed.length) {
            throw damaged();
        }
        return block.unpacked;
    }

    /** The first byte may be the number of bytes to begin with. */
    private void begin() throws IOException {
        if (packed.length > 0 && (packed[0] & 0xff) > 17) {
            int count = next() - 17;
            copy(count);
            state = Math.min(count, AFTER_RUN);
        }
    }

    /** False at the end. */
    private boolean step() throws IOException {
        int instruction = next();
        if (instruction >= 64) {
            int length = instruction < 128 ? 3 + ((instruction >> 5) & 1) : 5 + ((instruction >> 5) & 3);
            match((next() << 3) + ((instruction >> 2) & 7) + 1, length, instruction & 3);
        } else if (instruction >= 32) {
            int length = length(instruction, 31);
            int word = word();
            match((word >> 2) + 1, length, word & 3);
        } else if (instruction >= 16) {
            int length = length(instruction, 7);
            int word = word();
            int distance = FAR + ((instruction & 8) << 11) + (word >> 2);
            if (distance == FAR) {
                return false;
            }
            match(distance, length, word & 3);
        } else if (state == 0) {
            copy(1 + length(instruction, 15));
            state = AFTER_RUN;
        } else {
            int distance = (next() << 2) + (instruction >> 2) + 1;
            boolean afterRun = state == AFTER_RUN;
            match(afterRun ? distance + BEHIND_NEAR : distance, afterRun ? 3 : 2, instruction & 3);
        }
        return true;
    }

    /** The length in the low bits of an instruction, and two more; where these are zero, bytes behind it go on counting. */
    private int length(int instruction, int mask) throws IOException {
        int length = instruction & mask;
        if (length != 0) {
            return 2 + length;
        }
        length = mask;
        int more = next();
        while (more == 0) {
            length += 255;
            if (length > unpacked.length) {
                throw damaged();
            }
            more = next();
        }
        return 2 + length + more;
    }

    /** Copies bytes that were unpacked, of which the last may be among those that this makes, and up to three that follow. */
    private void match(int distance, int length, int behind) throws IOException {
        if (distance > filled || length > unpacked.length - filled) {
            throw damaged();
        }
        for (int i = 0; i < length; i++) {
            unpacked[filled] = unpacked[filled - distance];
            filled++;
        }
        copy(behind);
        state = behind;
    }

    private void copy(int count) throws IOException {
        if (count > packed.length - at || count > unpacked.length - filled) {
            throw damaged();
        }
        System.arraycopy(packed, at, unpacked, filled, count);
        at += count;
        filled += count;
    }

    private int next() throws IOException {
        if (at == packed.length) {
            throw damaged();
        }
        return packed[at++] & 0xff;
    }

    private int word() throws IOException {
        int low = next();
        return low | (next() << 8);
    }

    private static IOException damaged() {
        return new IOException("a block of lzo is damaged");
    }
}
