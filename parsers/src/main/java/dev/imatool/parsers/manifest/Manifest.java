package dev.imatool.parsers.manifest;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.allowlist.ChecksumLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of checksums.
 *
 * @param lines its digests, in order
 * @param unread how many lines hold something else
 * @param firstUnread number of the first of those
 * @param whole false when it goes on after the lines that were read
 */
public record Manifest(List<ManifestLine> lines, long unread, OptionalLong firstUnread, boolean whole) {
    /** More files than are looked at in evidence. */
    private static final int MOST_LINES = 500_000;

    /** Of names, so that a manifest of made-up lines fills no memory. */
    private static final long MOST_CHARACTERS = 64L << 20;

    /** A path has at most 4,096 bytes, which escapes may double. */
    private static final int LONGEST_LINE = 1 << 16;

    public Manifest {
        lines = List.copyOf(lines);
    }

    /**
     * What the first lines are.
     *
     * @param checksums digests with a name
     * @param others lines that are neither that nor a comment
     */
    public record Probe(int checksums, int others) {}

    /** Looks at the first lines of {@code head}, of which the last may be cut. */
    public static Probe probe(byte[] head, int lines) {
        int[] counts = new int[2];
        try (Lines reader = new Lines(new ByteArrayInputStream(head))) {
            for (int i = 0; i < lines && reader.next(); i++) {
                if (reader.says()) {
                    counts[reader.checksums().isEmpty() ? 1 : 0]++;
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Probe(counts[0], counts[1]);
    }

    /**
     * Reads a file of checksums.
     *
     * @throws IOException if it cannot be read
     */
    public static Manifest read(InputSource source) throws IOException {
        List<ManifestLine> lines = new ArrayList<>();
        long unread = 0;
        OptionalLong firstUnread = OptionalLong.empty();
        long characters = 0;
        try (Lines reader = new Lines(source.open())) {
            while (reader.next()) {
                if (!reader.says()) {
                    continue;
                }
                List<ManifestLine> read = reader.checksums();
                characters += reader.text.length();
                if (read.isEmpty()) {
                    unread++;
                    firstUnread = firstUnread.isPresent() ? firstUnread : OptionalLong.of(reader.number);
                } else if (lines.size() >= MOST_LINES || characters > MOST_CHARACTERS) {
                    return new Manifest(lines, unread, firstUnread, false);
                } else {
                    lines.addAll(read);
                }
            }
        }
        return new Manifest(lines, unread, firstUnread, true);
    }

    /** The lines of one stream. Where a NUL comes before a line feed, lines end with NULs ({@code sha256sum -z}). */
    private static final class Lines implements AutoCloseable {
        private final InputStream stream;
        private final HashdeepColumns hashdeep = new HashdeepColumns();
        private int end = -1;
        private boolean ended;
        private boolean whole;
        private boolean signature;
        private long number;
        private String text = "";

        Lines(InputStream stream) {
            this.stream = new BufferedInputStream(stream, 1 << 16);
        }

        boolean next() throws IOException {
            if (ended) {
                return false;
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            whole = true;
            int c = stream.read();
            while (c >= 0 && !ends(c)) {
                whole &= line.size() < LONGEST_LINE;
                if (whole) {
                    line.write(c);
                }
                c = stream.read();
            }
            ended = c < 0;
            number++;
            text = line.toString(StandardCharsets.ISO_8859_1);
            if (number == 1 && text.startsWith("\u00ef\u00bb\u00bf")) {
                text = text.substring(3);
            }
            if (text.endsWith("\r")) {
                text = text.substring(0, text.length() - 1);
            }
            signature |= text.equals("-----BEGIN PGP SIGNATURE-----");
            return true;
        }

        private boolean ends(int c) {
            if (end < 0 && (c == '\n' || c == 0)) {
                end = c;
            }
            return c == end;
        }

        /** False for comments, for what is around a text that is signed with OpenPGP, and for empty lines. */
        boolean says() {
            return !(text.isBlank()
                    || text.startsWith("#")
                    || text.startsWith(";")
                    || text.startsWith("-----BEGIN PGP ")
                    || text.startsWith("Hash: ")
                    || signature
                    || hashdeep.isHeader(text));
        }

        /** The digests of the line; hashdeep gives several of one file. */
        List<ManifestLine> checksums() {
            if (!whole) {
                return List.of();
            }
            if (hashdeep.known()) {
                return hashdeep.read(number, text);
            }
            Optional<ChecksumLine> line = ChecksumLine.listed(text);
            boolean tagged = !text.matches("\\\\?[0-9A-Fa-f]{32}.*+");
            return line.map(checksum -> List.of(new ManifestLine(
                            number, FileNames.text(checksum.name().toByteArray()), checksum.digest(), tagged)))
                    .orElse(List.of());
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
