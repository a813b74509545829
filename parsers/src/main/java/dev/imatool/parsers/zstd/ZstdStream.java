package dev.imatool.parsers.zstd;

import dev.imatool.parsers.stream.BlockStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks all frames of a Zstandard file. Checksums and sizes that a frame has are checked. What was unpacked before damage
 * is handed on before it is thrown.
 */
public final class ZstdStream extends BlockStream {
    /** Bytes that a block unpacks to at most (RFC 8878, 3.1.1.2.4). */
    static final int LONGEST_BLOCK = 128 << 10;

    /** 128 MiB, which {@code zstd --ultra -22} and {@code --long} take, and more than which zstd itself refuses by default. */
    private static final int LARGEST_WINDOW = 128 << 20;

    private static final int FRAME = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int SKIPPABLE_BITS = 0xfffffff0;

    private final InputStream packed;
    private final BlockDecoder decoder = new BlockDecoder();
    private final Output output = new Output();
    private byte[] block = new byte[1 << 12];
    private XxHash64 checksum = new XxHash64();
    private boolean inFrame;
    private boolean anyFrame;
    private boolean checked;
    private long contentSize;
    private boolean ended;
    private @Nullable IOException failure;

    /** Unpacks {@code packed}, which it takes over. */
    public ZstdStream(InputStream packed) throws IOException {
        this.packed = new BufferedInputStream(packed, 1 << 16);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (output.available() == 0 && length > 0) {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            try {
                advance();
            } catch (IOException damage) {
                failure = damage;
            } catch (IndexOutOfBoundsException damage) {
                failure = new CorruptZstdException("its codes make no sense");
            }
        }
        return output.read(target, offset, length);
    }

    /** Unpacks the next block, or goes to the next frame. */
    private void advance() throws IOException {
        if (!inFrame) {
            frame();
            return;
        }
        int header = (int) number(3);
        boolean last = (header & 1) != 0;
        int size = header >>> 3;
        output.block();
        switch ((header >> 1) & 3) {
            case 0 -> output.append(bytes(bounded(size)), 0, size);
            case 1 -> output.fill((byte) number(1), bounded(size));
            case 2 -> decoder.decode(new Slice(bytes(bounded(size)), 0, size), output);
            default -> throw new CorruptZstdException("a block is of an unknown type");
        }
        if (checked) {
            output.hash(checksum);
        }
        if (last) {
            endOfFrame();
        }
    }

    private void endOfFrame() throws IOException {
        inFrame = false;
        if (contentSize >= 0 && contentSize != output.frameBytes()) {
            throw new CorruptZstdException("a frame does not have the size that it declares");
        }
        if (checked && number(4) != (checksum.value() & 0xffff_ffffL)) {
            throw new CorruptZstdException("the checksum of a frame is wrong");
        }
    }

    private void frame() throws IOException {
        Optional<Integer> magic = magic();
        if (magic.isEmpty()) {
            ended = true;
        } else if (magic.get() == FRAME) {
            header();
        } else if ((magic.get() & SKIPPABLE_BITS) == SKIPPABLE) {
            packed.skipNBytes(number(4));
        } else {
            throw new CorruptZstdException(
                    anyFrame ? "what follows a frame is not a frame" : "it does not begin with a frame");
        }
        anyFrame = true;
    }

    private void header() throws IOException {
        int descriptor = (int) number(1);
        boolean single = (descriptor & 0x20) != 0;
        if ((descriptor & 8) != 0) {
            throw new CorruptZstdException("a reserved bit of a frame is set");
        }
        long window = 0;
        if (!single) {
            int exponent = (int) number(1);
            long base = 1L << (10 + (exponent >> 3));
            window = base + base / 8 * (exponent & 7);
        }
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        if (dictionary > 0 && number(dictionary) != 0) {
            throw new CorruptZstdException("it was packed with a dictionary, which is not here");
        }
        int sizeBytes = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        contentSize = sizeBytes == 0 ? -1 : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
        window = single ? contentSize : window;
        if (window < 0 || window > LARGEST_WINDOW) {
            throw new CorruptZstdException(
                    "it needs " + Long.toUnsignedString(window) + " bytes of memory, more than " + LARGEST_WINDOW);
        }
        checked = (descriptor & 4) != 0;
        checksum = new XxHash64();
        decoder.reset();
        output.reset((int) window);
        inFrame = true;
    }

    private static int bounded(int size) throws CorruptZstdException {
        if (size > LONGEST_BLOCK) {
            throw new CorruptZstdException("a block is longer than allowed");
        }
        return size;
    }

    /** The next four bytes; empty at the end of the input. */
    private Optional<Integer> magic() throws IOException {
        byte[] four = packed.readNBytes(4);
        if (four.length == 0 && anyFrame) {
            return Optional.empty();
        }
        if (four.length < 4) {
            throw new EOFException();
        }
        return Optional.of((four[0] & 0xff) | (four[1] & 0xff) << 8 | (four[2] & 0xff) << 16 | four[3] << 24);
    }

    private long number(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int next = packed.read();
            if (next < 0) {
                throw new EOFException();
            }
            value |= (long) next << (8 * i);
        }
        return value;
    }

    private byte[] bytes(int count) throws IOException {
        if (block.length < count + BackwardBits.MARGIN) {
            block = new byte[Math.min(2 * count, LONGEST_BLOCK) + BackwardBits.MARGIN];
        }
        if (packed.readNBytes(block, 0, count) < count) {
            throw new EOFException();
        }
        return block;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
