package dev.imatool.parsers.zstd;

/** One of the three codes of sequences (RFC 8878, 3.1.1.3.2.1): what its symbols stand for, and its table when a block brings none. */
final class SequenceCode {
    private static final int[] LITERAL_BASES = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512,
        1024, 2048, 4096, 8192, 16384, 32768, 65536
    };
    private static final int[] LITERAL_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16
    };
    private static final short[] LITERAL_COUNTS = {
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1
    };
    private static final int[] MATCH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
        33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771, 65539
    };
    private static final int[] MATCH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
        2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final short[] MATCH_COUNTS = {
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
    };
    private static final short[] OFFSET_COUNTS = {
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
    };
    private static final int MOST_OFFSET_BITS = 31;

    private final int mostAccuracy;
    private final int[] bases;
    private final int[] bits;
    private final FseTable predefined;

    /**
     * A code.
     *
     * @param mostAccuracy the highest accuracy of a table
     * @param bases the number of each symbol, to which {@code bits} are added
     * @param predefined the table of 3.1.1.3.2.2
     */
    private SequenceCode(int mostAccuracy, int[] bases, int[] bits, FseTable predefined) {
        this.mostAccuracy = mostAccuracy;
        this.bases = bases;
        this.bits = bits;
        this.predefined = predefined;
    }

    static SequenceCode literalLengths() throws CorruptZstdException {
        return new SequenceCode(9, LITERAL_BASES, LITERAL_BITS, table(6, LITERAL_COUNTS));
    }

    static SequenceCode matchLengths() throws CorruptZstdException {
        return new SequenceCode(9, MATCH_BASES, MATCH_BITS, table(6, MATCH_COUNTS));
    }

    static SequenceCode offsets() throws CorruptZstdException {
        int[] bases = new int[MOST_OFFSET_BITS];
        int[] bits = new int[MOST_OFFSET_BITS];
        for (int symbol = 0; symbol < MOST_OFFSET_BITS; symbol++) {
            bases[symbol] = 1 << symbol;
            bits[symbol] = symbol;
        }
        return new SequenceCode(8, bases, bits, table(5, OFFSET_COUNTS));
    }

    private static FseTable table(int accuracy, short[] counts) throws CorruptZstdException {
        return FseTable.of(accuracy, counts, counts.length);
    }

    /** The table that a block names (3.1.1.3.2.1). */
    FseTable table(int mode, Slice block, FseTable before) throws CorruptZstdException {
        FseTable table = switch (mode) {
            case 0 -> predefined;
            case 1 -> FseTable.ofOne(block.u8());
            case 2 -> FseTable.read(block, mostAccuracy, bases.length);
            default -> before;
        };
        for (byte symbol : table.symbols()) {
            if ((symbol & 0xff) >= bases.length) {
                throw new CorruptZstdException("a code of a sequence is out of range");
            }
        }
        return table;
    }

    /** The number that a symbol and the bits after it stand for. */
    int value(int symbol, BackwardBits stream) {
        return bases[symbol] + (int) stream.read(bits[symbol]);
    }
}
