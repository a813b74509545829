package dev.imatool.parsers.digestlist;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads lines {@code HEX  /path}: digits, blanks, then the path, before which {@code *} marks binary mode. Blank lines and
 * lines that begin with {@code #} are passed over; other lines are counted.
 */
public final class DigestListReader {
    private static final int LONGEST_LINE = 1 << 14;
    private static final int LEAST_DIGITS = 32;
    private static final int MOST_DIGITS = 128;

    private DigestListReader() {}

    /**
     * What was read.
     *
     * @param digests lines with a digest
     * @param others lines that are something else
     */
    public record Tally(long digests, long others) {}

    /** True when the first line of {@code start}, the beginning of a file, is one of a digest list. */
    public static boolean recognises(byte[] start, int length) {
        String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .flatMap(line -> parse(line, 1))
                .isPresent();
    }

    /** Hands every line with a digest to {@code sink}. A line of more than 16384 bytes is something else. */
    public static Tally read(InputStream in, Consumer<DigestLine> sink) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long[] counts = new long[3];
        int c;
        do {
            c = in.read();
            if (c != '\n' && c >= 0) {
                if (line.size() <= LONGEST_LINE) {
                    line.write(c);
                }
            } else {
                take(line.toString(StandardCharsets.ISO_8859_1), counts, sink);
                line.reset();
            }
        } while (c >= 0);
        return new Tally(counts[1], counts[2]);
    }

    private static void take(String line, long[] counts, Consumer<DigestLine> sink) {
        counts[0]++;
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        Optional<DigestLine> parsed = line.length() > LONGEST_LINE ? Optional.empty() : parse(line, counts[0]);
        counts[parsed.isPresent() ? 1 : 2]++;
        parsed.ifPresent(sink);
    }

    private static Optional<DigestLine> parse(String line, long number) {
        int digits = 0;
        while (digits < line.length() && line.charAt(digits) < 0x80 && Character.digit(line.charAt(digits), 16) >= 0) {
            digits++;
        }
        if (digits < LEAST_DIGITS || digits > MOST_DIGITS || digits % 2 != 0 || digits == line.length()) {
            return Optional.empty();
        }
        int path = digits;
        while (path < line.length() && (line.charAt(path) == ' ' || line.charAt(path) == '\t')) {
            path++;
        }
        if (path == digits) {
            return Optional.empty();
        }
        path += path < line.length() && line.charAt(path) == '*' ? 1 : 0;
        int end = line.endsWith("\r") ? line.length() - 1 : line.length();
        if (path >= end) {
            return Optional.empty();
        }
        byte[] name = line.substring(path, end).getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(
                new DigestLine(number, ByteString.ofHex(line.substring(0, digits)), ByteString.copyOf(name)));
    }
}
