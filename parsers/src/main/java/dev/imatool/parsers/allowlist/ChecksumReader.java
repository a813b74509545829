package dev.imatool.parsers.allowlist;

import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a checksum file line by line. Empty lines and lines that begin with {@code #} say nothing. */
final class ChecksumReader {
    /** Longest line in bytes; a path has at most 4,096, which escapes may double. */
    static final int LONGEST = 1 << 16;

    private final InputStream stream;
    private final AllowListDiagnostics diagnostics;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean ended;
    private long relative;
    private long firstRelative;
    private long values;

    ChecksumReader(InputStream stream, AllowListDiagnostics diagnostics) {
        this.stream = stream;
        this.diagnostics = diagnostics;
    }

    /** Reads to the end and gives the number of values. */
    long read(ValueSink out) throws IOException {
        while (!ended) {
            boolean whole = nextLine();
            number++;
            if (whole) {
                take(line.toString(StandardCharsets.ISO_8859_1), out);
            } else {
                diagnostics.error("line " + number, "more than " + LONGEST + " bytes in a line, skipped", "");
            }
        }
        if (relative > 0) {
            diagnostics.warning(
                    "line " + firstRelative,
                    relative
                            + " paths do not begin with /; measurement lists give absolute paths, so they match no file",
                    "make the checksum file with absolute paths");
        }
        return values;
    }

    private void take(String bytes, ValueSink out) {
        String text = bytes.endsWith("\r") ? bytes.substring(0, bytes.length() - 1) : bytes;
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        Optional<ChecksumLine> parsed = ChecksumLine.parse(text);
        if (parsed.isEmpty()) {
            diagnostics.error(
                    "line " + number,
                    AllowListDiagnostics.quoted(text) + " is not a digest with a path",
                    "lines are 'HEX  /path', 'HEX */path', 'sha256:HEX  /path' or 'SHA256 (/path) = HEX'");
            return;
        }
        if (parsed.get().path().at(0) != '/' && relative++ == 0) {
            firstRelative = number;
        }
        values++;
        out.take(
                number,
                new ReferenceValue(
                        PathRole.ANY,
                        parsed.get().path(),
                        false,
                        parsed.get().digest(),
                        parsed.get().bare()));
    }

    /** Puts the next line into {@link #line}; false where it is too long, and then skipped. */
    private boolean nextLine() throws IOException {
        line.reset();
        boolean whole = true;
        int c = stream.read();
        while (c >= 0 && c != '\n') {
            if (line.size() < LONGEST) {
                line.write(c);
            } else {
                whole = false;
            }
            c = stream.read();
        }
        ended = c < 0;
        return whole;
    }
}
