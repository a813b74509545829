package dev.imatool.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes out of an archive of class data what depends on when it was made, so that every build gives the same bytes.
 *
 * <p>Two dumps of one class list differ only in the {@code timestamp} of archived soft references (milliseconds since the
 * machine was started, written by {@code ReferenceProcessor::init_statics}) and in the checksums over them, which a JVM reads
 * only under {@code -XX:+VerifySharedSpaces}. A soft reference of time 0 is one that was not used for long. Whatever else
 * differs is an error.
 */
public final class SettledArchive {
    private static final int HEADER_BYTES = 1024;
    private static final long HOUR_MILLIS = 3_600_000;

    private SettledArchive() {}

    /**
     * Writes the archive.
     *
     * @param args the first dump, a later one, the file to write
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        byte[] settled = Files.readAllBytes(Path.of(args[0]));
        ByteBuffer first = ByteBuffer.wrap(settled).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer later = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1]))).order(ByteOrder.LITTLE_ENDIAN);
        if (first.capacity() != later.capacity()) {
            throw new IOException("two dumps of one class list differ in length");
        }
        for (int at = 0; at < HEADER_BYTES; at += Integer.BYTES) {
            if (first.getInt(at) != later.getInt(at)) {
                first.putInt(at, 0);
            }
        }
        for (int at = HEADER_BYTES; at + Long.BYTES <= first.capacity(); at += Long.BYTES) {
            long passed = later.getLong(at) - first.getLong(at);
            if (passed != 0) {
                if (first.getLong(at) < 0 || passed < 0 || passed > HOUR_MILLIS) {
                    throw new IOException("two dumps of one class list differ at 0x" + Integer.toHexString(at)
                            + ", and not by the time between them");
                }
                first.putLong(at, 0);
            }
        }
        Files.write(Path.of(args[2]), settled);
    }
}
