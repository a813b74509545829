package dev.imatool.fleet.batch;

import java.io.BufferedOutputStream;
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
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private boolean begun;

    CsvFile(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    CsvFile text(Optional<String> value) throws IOException {
        next();
        if (value.isPresent()) {
            out.write('"');
            out.write(value.get().replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8));
            out.write('"');
        }
        return this;
    }

    CsvFile number(long value) throws IOException {
        next();
        if (value < 0) {
            out.write(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return this;
        }
        int at = LONGEST_NUMBER;
        long left = value;
        do {
            digits[--at] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        out.write(digits, at, LONGEST_NUMBER - at);
        return this;
    }

    /** A word of ASCII letters, without quotation marks. */
    CsvFile word(String value) throws IOException {
        next();
        for (int i = 0; i < value.length(); i++) {
            out.write(value.charAt(i));
        }
        return this;
    }

    CsvFile nothing() throws IOException {
        next();
        return this;
    }

    void end() throws IOException {
        out.write('\n');
        begun = false;
    }

    private void next() throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
