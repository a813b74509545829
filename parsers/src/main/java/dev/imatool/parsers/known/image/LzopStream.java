package dev.imatool.parsers.known.image;

import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.stream.BlockStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * Unpacks what lzop writes, which is the frame of lzo that kernels unpack ({@code lib/decompress_unlzo.c}): a header, and blocks of at most
 * 256 KiB up to one of no bytes. It reads no byte after that.
 */
final class LzopStream extends BlockStream {
    private static final byte[] MAGIC = {(byte) 0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1a, '\n'};

    /** From this version on, the header has a level, the version that is needed, and twice the bytes of a time. */
    private static final int WITH_LEVEL = 0x0940;

    /** LZO1X of every level: they differ in how blocks are packed. */
    private static final int METHODS = 3;

    private static final int LONGEST_BLOCK = 1 << 18;

    private static final int ADLER_OF_CONTENT = 1;
    private static final int ADLER_OF_PACKED = 1 << 1;
    private static final int EXTRA_FIELD = 1 << 6;
    private static final int CRC_OF_CONTENT = 1 << 8;
    private static final int CRC_OF_PACKED = 1 << 9;
    private static final int FILTER = 1 << 11;

    private final InputStream packed;
    private final int flags;
    private byte[] block = new byte[0];
    private int used;
    private boolean ended;

    /**
     * Reads the header.
     *
     * @param packed stands at the magic
     * @throws IOException if it is cut off, or of a method that kernels do not unpack
     */
    LzopStream(InputStream packed) throws IOException {
        this.packed = packed;
        bytes(MAGIC.length);
        boolean newer = ByteBuffer.wrap(bytes(2)).getShort() >= WITH_LEVEL;
        bytes(newer ? 4 : 2);
        int method = bytes(1)[0];
        bytes(newer ? 1 : 0);
        flags = number();
        if (method < 1 || method > METHODS || (flags & FILTER) != 0) {
            throw new IOException("lzo of a kind that kernels do not unpack");
        }
        bytes(newer ? 12 : 8);
        bytes(bytes(1)[0] & 0xff);
        number();
        if ((flags & EXTRA_FIELD) != 0) {
            throw new IOException("lzo of a kind that kernels do not unpack");
        }
    }

    /** True for the beginning of what lzop writes. */
    static boolean begins(byte[] head) {
        return Bytes.startWith(head, 0, MAGIC);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (used == block.length && !ended && length > 0) {
            next();
        }
        int count = Math.min(length, block.length - used);
        System.arraycopy(block, used, target, offset, count);
        used += count;
        return count > 0 || length == 0 ? count : -1;
    }

    private void next() throws IOException {
        used = 0;
        block = new byte[0];
        int length = number();
        ended = length == 0;
        if (ended) {
            return;
        }
        int packedLength = number();
        if (length < 0 || length > LONGEST_BLOCK || packedLength <= 0 || packedLength > length) {
            throw new IOException("a block of lzo says it has " + Integer.toUnsignedString(length) + " bytes, packed "
                    + Integer.toUnsignedString(packedLength));
        }
        int adler = (flags & ADLER_OF_CONTENT) == 0 ? 0 : number();
        int crc = (flags & CRC_OF_CONTENT) == 0 ? 0 : number();
        boolean stored = packedLength == length;
        if (!stored) {
            bytes(((flags & ADLER_OF_PACKED) == 0 ? 0 : 4) + ((flags & CRC_OF_PACKED) == 0 ? 0 : 4));
        }
        byte[] content = bytes(packedLength);
        byte[] unpacked = stored ? content : Lzo1xBlock.unpack(content, length);
        check(ADLER_OF_CONTENT, new Adler32(), unpacked, adler);
        check(CRC_OF_CONTENT, new CRC32(), unpacked, crc);
        block = unpacked;
    }

    private void check(int flag, Checksum sum, byte[] content, int expected) throws IOException {
        sum.update(content);
        if ((flags & flag) != 0 && (int) sum.getValue() != expected) {
            throw new IOException("the checksum of a block of lzo does not fit");
        }
    }

    private int number() throws IOException {
        return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = packed.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
