package dev.imatool.parsers.known;

import dev.imatool.parsers.stream.PassingStream;
import java.io.IOException;
import java.io.InputStream;

/** Hears how far the reading of a source is, from any thread. Bytes are those that lie on the disk, not what they unpack to. */
public interface SourceProgress {
    /** Where nobody watches. */
    SourceProgress NONE = new SourceProgress() {
        @Override
        public boolean watched() {
            return false;
        }

        @Override
        public void expected(long bytes) {
            // nobody watches
        }

        @Override
        public void read(long bytes) {
            // nobody watches
        }
    };

    /** False where it is no use to find out how much there is to read. */
    boolean watched();

    /** Takes that so many more bytes are there to be read. */
    void expected(long bytes);

    /** Takes that so many more bytes were read. */
    void read(long bytes);

    /** The same bytes, which are told as they are read. */
    default InputStream told(InputStream bytes) {
        if (!watched()) {
            return bytes;
        }
        return new PassingStream(bytes) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                SourceProgress.this.read(Math.max(count, 0));
                return count;
            }
        };
    }
}
