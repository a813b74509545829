package dev.imatool.parsers.known.image;

import dev.imatool.parsers.stream.BlockStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks the legacy frame of lz4, which is the one that kernels unpack: blocks of at most 8 MiB, each after its packed length,
 * to the end of the file.
 */
final class Lz4LegacyStream extends BlockStream {
    private static final int MAGIC = 0x184c2102;

    /** What a block of 8 MiB packs to at most (lz4's {@code LZ4_compressBound}). */
    private static final int LONGEST_BLOCK = (8 << 20) + (8 << 20) / 255 + 16;

    private final InputStream packed;
    private @Nullable InputStream block;
    private boolean ended;

    /** @param packed stands at the magic */
    Lz4LegacyStream(InputStream packed) throws IOException {
        this.packed = packed;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            int count = block == null ? -1 : block.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            next();
        }
        return length == 0 ? 0 : -1;
    }

    private void next() throws IOException {
        long size = number();
        while (size == MAGIC) {
            size = number();
        }
        if (size <= 0 || size > LONGEST_BLOCK) {
            // the kernel's own images end in the length of what they unpack to
            ended = true;
            return;
        }
        block = new BlockLZ4CompressorInputStream(new ByteArrayInputStream(packed.readNBytes((int) size)));
    }

    private long number() throws IOException {
        byte[] bytes = packed.readNBytes(Integer.BYTES);
        if (bytes.length == 0) {
            return -1;
        }
        if (bytes.length < Integer.BYTES) {
            throw new EOFException();
        }
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xffL) << 24;
    }
}
