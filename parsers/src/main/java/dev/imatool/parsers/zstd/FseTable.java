package dev.imatool.parsers.zstd;

/** A decoding table of finite state entropy (RFC 8878, 4.1). */
final class FseTable {
    private final int accuracy;
    private final byte[] symbols;
    private final byte[] bits;
    private final int[] bases;

    /**
     * A table.
     *
     * @param accuracy bits of a state
     * @param symbols the symbol of each state
     * @param bits how many bits lead to the next state
     * @param bases what is added to them
     */
    private FseTable(int accuracy, byte[] symbols, byte[] bits, int[] bases) {
        this.accuracy = accuracy;
        this.symbols = symbols;
        this.bits = bits;
        this.bases = bases;
    }

    /** The table of one symbol, which takes no bits. */
    static FseTable ofOne(int symbol) {
        return new FseTable(0, new byte[] {(byte) symbol}, new byte[1], new int[1]);
    }

    /**
     * The table of a distribution (4.1.1).
     *
     * @param counts how many states each symbol has; -1 for one that is less likely than one state
     */
    static FseTable of(int accuracy, short[] counts, int symbols) throws CorruptZstdException {
        int size = 1 << accuracy;
        byte[] symbol = new byte[size];
        int[] next = new int[symbols];
        int high = size;
        for (int s = 0; s < symbols; s++) {
            if (counts[s] == -1) {
                symbol[--high] = (byte) s;
                next[s] = 1;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int s = 0; s < symbols; s++) {
            if (counts[s] > 0) {
                next[s] = counts[s];
                for (int i = 0; i < counts[s]; i++) {
                    symbol[at] = (byte) s;
                    do {
                        at = (at + step) & (size - 1);
                    } while (at >= high);
                }
            }
        }
        if (at != 0) {
            throw new CorruptZstdException("a table of states does not add up");
        }
        byte[] bits = new byte[size];
        int[] bases = new int[size];
        for (int state = 0; state < size; state++) {
            int reached = next[symbol[state] & 0xff]++;
            bits[state] = (byte) (accuracy - (31 - Integer.numberOfLeadingZeros(reached)));
            bases[state] = (reached << bits[state]) - size;
        }
        return new FseTable(accuracy, symbol, bits, bases);
    }

    /**
     * Reads the description of a table, and moves {@code bytes} after it.
     *
     * @param most the highest accuracy that is allowed
     */
    static FseTable read(Slice bytes, int most, int mostSymbols) throws CorruptZstdException {
        int accuracy = (int) bytes.bits(0, 4) + 5;
        if (accuracy > most) {
            throw new CorruptZstdException("a table of states is larger than allowed");
        }
        short[] counts = new short[mostSymbols];
        long bit = 4;
        int left = 1 << accuracy;
        int symbol = 0;
        while (left > 0) {
            int width = 32 - Integer.numberOfLeadingZeros(left + 1);
            int value = (int) bytes.bits(bit, width);
            int lower = (1 << (width - 1)) - 1;
            int threshold = (1 << width) - 1 - (left + 1);
            bit += width;
            if ((value & lower) < threshold) {
                value &= lower;
                bit--;
            } else if (value > lower) {
                value -= threshold;
            }
            int count = value - 1;
            left -= Math.abs(count);
            symbol = put(counts, symbol, count);
            if (count == 0) {
                int zeros;
                do {
                    zeros = (int) bytes.bits(bit, 2);
                    bit += 2;
                    for (int i = 0; i < zeros; i++) {
                        symbol = put(counts, symbol, 0);
                    }
                } while (zeros == 3);
            }
        }
        if (left != 0) {
            throw new CorruptZstdException("a table of states does not add up");
        }
        bytes.advance((int) ((bit + 7) >>> 3));
        return of(accuracy, counts, symbol);
    }

    private static int put(short[] counts, int symbol, int count) throws CorruptZstdException {
        if (symbol == counts.length) {
            throw new CorruptZstdException("a table of states has too many symbols");
        }
        counts[symbol] = (short) count;
        return symbol + 1;
    }

    /** The symbols of all states, which stay as they are. */
    byte[] symbols() {
        return symbols;
    }

    int symbol(int state) {
        return symbols[state] & 0xff;
    }

    /** The first state of a stream. */
    int first(BackwardBits stream) {
        return (int) stream.read(accuracy);
    }

    /** The state after a state. */
    int next(int state, BackwardBits stream) {
        return bases[state] + (int) stream.read(bits[state]);
    }
}
