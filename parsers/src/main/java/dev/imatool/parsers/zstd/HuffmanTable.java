package dev.imatool.parsers.zstd;

/** Huffman codes of literals (RFC 8878, 4.2): for each {@code bits} bits a symbol and how many of them are its code. */
final class HuffmanTable {
    private static final int MOST_BITS = 11;
    private static final int MOST_WEIGHTS = 255;
    private static final int WEIGHT_ACCURACY = 6;

    private final int bits;
    private final byte[] symbols;
    private final byte[] lengths;

    private HuffmanTable(int bits) {
        this.bits = bits;
        symbols = new byte[1 << bits];
        lengths = new byte[1 << bits];
    }

    /** Reads the description of a table (4.2.1). */
    static HuffmanTable read(Slice bytes) throws CorruptZstdException {
        int header = bytes.u8();
        int[] weights = new int[MOST_WEIGHTS + 1];
        int count;
        if (header >= 128) {
            count = header - 127;
            Slice packed = bytes.take((count + 1) / 2);
            for (int i = 0; i < count; i += 2) {
                int two = packed.u8();
                weights[i] = two >> 4;
                weights[i + 1] = two & 0xf;
            }
        } else {
            count = weights(bytes.take(header), weights);
        }
        return of(weights, count);
    }

    /** Weights that are packed by two states in turn (4.2.1.2). */
    private static int weights(Slice packed, int[] weights) throws CorruptZstdException {
        FseTable table = FseTable.read(packed, WEIGHT_ACCURACY, 256);
        BackwardBits stream = packed.backward();
        int[] states = {table.first(stream), 0};
        states[1] = table.first(stream);
        int count = 0;
        while (true) {
            int turn = count & 1;
            if (count >= MOST_WEIGHTS - 1) {
                throw new CorruptZstdException("too many Huffman weights");
            }
            weights[count++] = table.symbol(states[turn]);
            states[turn] = table.next(states[turn], stream);
            if (stream.left() < 0) {
                weights[count++] = table.symbol(states[1 - turn]);
                return count;
            }
        }
    }

    private static HuffmanTable of(int[] weights, int count) throws CorruptZstdException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MOST_BITS) {
                throw new CorruptZstdException("a Huffman code is too long");
            }
            sum += weights[i] == 0 ? 0 : 1 << (weights[i] - 1);
        }
        int bits = 32 - Integer.numberOfLeadingZeros(sum);
        int rest = (1 << bits) - sum;
        if (sum == 0 || bits > MOST_BITS || Integer.bitCount(rest) != 1) {
            throw new CorruptZstdException("Huffman weights do not add up");
        }
        weights[count] = 32 - Integer.numberOfLeadingZeros(rest);
        HuffmanTable table = new HuffmanTable(bits);
        int at = 0;
        for (int weight = 1; weight <= bits; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int end = at + (1 << (weight - 1));
                    java.util.Arrays.fill(table.symbols, at, end, (byte) symbol);
                    java.util.Arrays.fill(table.lengths, at, end, (byte) (bits + 1 - weight));
                    at = end;
                }
            }
        }
        return table;
    }

    /** Decodes {@code count} literals, which take all of {@code stream}. */
    void decode(BackwardBits stream, byte[] target, int from, int count) throws CorruptZstdException {
        for (int i = from; i < from + count; i++) {
            int index = (int) stream.peek(bits);
            target[i] = symbols[index];
            stream.skip(lengths[index]);
        }
        if (stream.left() != 0) {
            throw new CorruptZstdException("literals do not fill their stream");
        }
    }
}
