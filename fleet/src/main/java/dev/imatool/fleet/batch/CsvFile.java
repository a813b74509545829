package dev.imatool.fleet.batch;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Lines of values with commas between, UTF-8: text stands in quotation marks, and nothing at all is null. */
final class CsvFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 20;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private boolean begun;

    CsvFile(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    CsvFile text(Optional<String> value) throws IOException {
        next();
        if (value.isPresent()) {
            write(("\"" + value.get().replace("\"", "\"\"") + "\"").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    CsvFile number(long value) throws IOException {
        next();
        if (value < 0) {
            write(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return this;
        }
        room(LONGEST_NUMBER);
        int end = at + 1;
        for (long left = value / 10; left > 0; left /= 10) {
            end++;
        }
        long left = value;
        for (int i = end - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        at = end;
        return this;
    }

    /** A word of ASCII letters, without quotation marks, and short. */
    CsvFile word(String value) throws IOException {
        next();
        room(value.length());
        for (int i = 0; i < value.length(); i++) {
            buffer[at++] = (byte) value.charAt(i);
        }
        return this;
    }

    CsvFile nothing() throws IOException {
        next();
        return this;
    }

    void end() throws IOException {
        room(1);
        buffer[at++] = '\n';
        begun = false;
    }

    private void next() throws IOException {
        if (begun) {
            room(1);
            buffer[at++] = ',';
        }
        begun = true;
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER) {
            flush();
            out.write(bytes);
            return;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    private void room(int bytes) throws IOException {
        if (at + bytes > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
