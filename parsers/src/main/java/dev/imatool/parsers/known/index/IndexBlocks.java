package dev.imatool.parsers.known.index;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The blocks of an index, each compared with its checksum when it is read. They are read, not mapped into memory: where somebody cuts the
 * file off meanwhile, a read says so, and a mapped page would end the process.
 */
final class IndexBlocks implements Closeable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileChannel channel;
    private final IndexLayout layout;
    private final byte[] sums;

    private IndexBlocks(FileChannel channel, IndexLayout layout, byte[] sums) {
        this.channel = channel;
        this.layout = layout;
        this.sums = sums;
    }

    /**
     * Opens an index and compares its trailer and its checksums.
     *
     * @throws DamagedIndexException if they do not fit
     */
    static IndexBlocks open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            if (size < IndexLayout.MAGIC.length + IndexLayout.TRAILER) {
                throw new DamagedIndexException(size, IndexDamage.Plain.TOO_SHORT);
            }
            byte[] trailer = new byte[IndexLayout.TRAILER];
            readFully(channel, size - trailer.length, trailer, trailer.length);
            IndexLayout.Trailer read = IndexLayout.decode(trailer, size);
            long body = read.layout().body();
            // four bytes for 64 KiB of a file that is really that long
            byte[] sums = new byte[Math.toIntExact(size - trailer.length - body)];
            readFully(channel, body, sums, sums.length);
            if (IndexLayout.checksum(sums, sums.length) != read.sums()) {
                throw new DamagedIndexException(body, IndexDamage.Plain.CHECKSUMS_CHANGED);
            }
            return new IndexBlocks(channel, read.layout(), sums);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static void readFully(FileChannel channel, long offset, byte[] target, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            long at = offset + buffer.position();
            if (channel.read(buffer, at) < 0) {
                throw new DamagedIndexException(at, IndexDamage.Plain.CUT_OFF_MEANWHILE);
            }
        }
    }

    IndexLayout layout() {
        return layout;
    }

    /** A look at one block after another; each has a buffer of its own. */
    View view() {
        return new View();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The block that was asked for last. */
    final class View {
        private final byte[] buffer = new byte[IndexLayout.BLOCK];
        private long block = -1;

        /** Brings the block in which a byte of the body is; gives where in {@link #array()} that byte is. */
        int load(long offset) throws IOException {
            long wanted = offset / IndexLayout.BLOCK;
            if (wanted != block) {
                long start = wanted * IndexLayout.BLOCK;
                int length = (int) Math.min(IndexLayout.BLOCK, layout.body() - start);
                block = -1;
                readFully(channel, start, buffer, length);
                int sum = ByteBuffer.wrap(sums)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(Math.toIntExact(wanted * Integer.BYTES));
                if (IndexLayout.checksum(buffer, length) != sum) {
                    throw new DamagedIndexException(start, new IndexDamage.BlockChecksum(length));
                }
                block = wanted;
            }
            return (int) (offset % IndexLayout.BLOCK);
        }

        byte[] array() {
            return buffer;
        }

        /** Eight bytes, whose offset is a multiple of eight. */
        long longAt(long offset) throws IOException {
            int at = load(offset);
            return (long) LONGS.get(buffer, at);
        }
    }
}
