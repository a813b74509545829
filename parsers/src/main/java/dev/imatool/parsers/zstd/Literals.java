package dev.imatool.parsers.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The literals of a block (RFC 8878, 3.1.1.3.1). A table of Huffman codes may serve the blocks after its own. */
final class Literals {
    private static final int RAW = 0;
    private static final int REPEATED = 1;
    private static final int PACKED = 2;

    private final byte[] bytes = new byte[ZstdStream.LONGEST_BLOCK];
    private int length;
    private @Nullable HuffmanTable table;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets the table: a frame begins. */
    void reset() {
        table = null;
    }

    /** Reads the section, and moves {@code block} after it. */
    void read(Slice block) throws CorruptZstdException {
        int first = block.u8();
        int type = first & 3;
        int format = (first >> 2) & 3;
        if (type == RAW || type == REPEATED) {
            int more = format == 1 ? 1 : format == 3 ? 2 : 0;
            length = more == 0 ? first >> 3 : (first >> 4) | ((int) block.number(more) << 4);
            check(length);
            if (type == RAW) {
                Slice raw = block.take(length);
                System.arraycopy(raw.array(), raw.position(), bytes, 0, length);
            } else {
                Arrays.fill(bytes, 0, length, (byte) block.u8());
            }
            return;
        }
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        int more = format < 2 ? 2 : format == 2 ? 3 : 4;
        long header = first | (block.number(more) << 8);
        int mask = (1 << width) - 1;
        length = (int) (header >> 4) & mask;
        int size = (int) (header >> (4 + width)) & mask;
        check(length);
        Slice packed = block.take(size);
        if (type == PACKED) {
            table = HuffmanTable.read(packed);
        }
        HuffmanTable codes = table;
        if (codes == null) {
            throw new CorruptZstdException("literals have no table");
        }
        if (format == 0) {
            codes.decode(packed.backward(), bytes, 0, length);
        } else {
            streams(codes, packed);
        }
    }

    private void streams(HuffmanTable codes, Slice packed) throws CorruptZstdException {
        int[] sizes = {(int) packed.number(2), (int) packed.number(2), (int) packed.number(2)};
        int each = (length + 3) / 4;
        int at = 0;
        for (int size : sizes) {
            if (at + each > length) {
                throw new CorruptZstdException("literals are too few for their streams");
            }
            codes.decode(packed.take(size).backward(), bytes, at, each);
            at += each;
        }
        codes.decode(packed.backward(), bytes, at, length - at);
    }

    private static void check(int length) throws CorruptZstdException {
        if (length > ZstdStream.LONGEST_BLOCK) {
            throw new CorruptZstdException("more literals than a block may have");
        }
    }
}
