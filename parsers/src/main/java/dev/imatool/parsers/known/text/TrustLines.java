package dev.imatool.parsers.known.text;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownFormReader;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Trust of fapolicyd: {@code path size digest} in its files, with the name of the source in front where {@code fapolicyd-cli -D}
 * prints its database. The source is the item.
 */
public final class TrustLines implements KnownFormReader {
    private static final Set<String> SOURCES = Set.of("rpmdb", "filedb", "debdb", "deb", "unknown");

    /** True for a line of that form. */
    public static boolean recognises(String line) {
        return file(line.stripTrailing(), new FileDigests(KnownFileSink.NOTHING));
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            if (lines.isBlank() || lines.begins("#")) {
                continue;
            }
            String line = lines.line();
            if (!lines.whole() || !file(line.stripTrailing(), digests)) {
                digests.forget();
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(
                        Place.line(lines.number()), KnownRemarks.quoted(line) + " is not a path, a size and a digest");
            }
        }
        return 1;
    }

    /** Reads from the end on, because paths may have blanks. */
    private static boolean file(String line, FileDigests digests) {
        int hash = line.lastIndexOf(' ') + 1;
        int size = line.lastIndexOf(' ', hash - 2) + 1;
        int path = line.indexOf('/');
        boolean form = path >= 0 && size > path + 1 && hash - size > 1 && isNumber(line, size, hash - 1);
        String from = form ? line.substring(0, path).stripTrailing() : "";
        if (!form || !(from.isEmpty() || SOURCES.contains(from)) || !digests.addByLength(line.substring(hash))) {
            return false;
        }
        digests.file(from, Latin1.bytes(line.substring(path, size - 1)));
        return true;
    }

    private static boolean isNumber(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
