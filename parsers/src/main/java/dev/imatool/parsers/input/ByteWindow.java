package dev.imatool.parsers.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on a stream that slides forward. The bytes from {@link #position()} to {@link #limit()} of {@link #array()}
 * are there; asking for more may move them inside the array or replace the array, so positions are taken anew after
 * each {@link #ensure}.
 *
 * <p>The array grows only as bytes arrive, never by what a length field claims.
 */
public final class ByteWindow {
    private static final int INITIAL_CAPACITY = 1 << 17;

    private final InputStream stream;
    private byte[] array;
    private int position;
    private int limit;
    private long offset;
    private boolean ended;

    /** A window on the beginning of {@code stream}. */
    public ByteWindow(InputStream stream) {
        this(stream, new byte[INITIAL_CAPACITY]);
    }

    private ByteWindow(InputStream stream, byte[] array) {
        this.stream = stream;
        this.array = array;
    }

    /** A window without a stream, on whatever it is told to {@link #hold}. */
    public static ByteWindow inMemory() {
        ByteWindow window = new ByteWindow(InputStream.nullInputStream(), new byte[0]);
        window.ended = true;
        return window;
    }

    /** Stands at the beginning of {@code length} bytes of {@code bytes}, which the caller keeps. */
    public void hold(byte[] bytes, int length) {
        if (!ended) {
            throw new IllegalStateException("the window is on a stream");
        }
        array = bytes;
        position = 0;
        limit = length;
        offset = 0;
    }

    /** The array the window's bytes stand in. */
    public byte[] array() {
        return array;
    }

    /** Index in the array of the window's first byte. */
    public int position() {
        return position;
    }

    /** Index in the array after the window's last byte. */
    public int limit() {
        return limit;
    }

    /** Offset in the stream of the window's first byte. */
    public long offset() {
        return offset;
    }

    /**
     * Makes {@code count} bytes available, or all that are left when the stream has fewer.
     *
     * @return how many bytes are available, maybe more than asked for
     */
    public int ensure(long count) throws IOException {
        while (limit - position < count && !ended) {
            fill();
        }
        return limit - position;
    }

    /** Slides forward over {@code count} bytes that are available. */
    public void advance(int count) {
        if (count < 0 || count > limit - position) {
            throw new IllegalArgumentException("cannot advance by " + count);
        }
        position += count;
        offset += count;
    }

    private void fill() throws IOException {
        if (limit == array.length) {
            if (position > array.length / 2) {
                System.arraycopy(array, position, array, 0, limit - position);
                limit -= position;
                position = 0;
            } else {
                array = Arrays.copyOfRange(array, position, position + 2 * array.length);
                limit -= position;
                position = 0;
            }
        }
        int count = stream.read(array, limit, array.length - limit);
        if (count < 0) {
            ended = true;
        } else {
            limit += count;
        }
    }
}
