package dev.imatool.parsers.known.text;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownFormReader;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Trust of fapolicyd: {@code path size digest} in its files, with the name of the source in front where {@code fapolicyd-cli -D}
 * prints its database. The source is the item.
 */
public final class TrustLines implements KnownFormReader {
    private static final Pattern LINE =
            Pattern.compile("(?:(rpmdb|filedb|debdb|deb|unknown) )?(/.*) \\d{1,20} ([0-9A-Fa-f]{32,128})\\s*", Pattern.DOTALL);

    /** True for a line of that form. */
    public static boolean recognises(String line) {
        return LINE.matcher(line).matches();
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
            Matcher matcher = LINE.matcher(line);
            if (lines.whole() && matcher.matches() && digests.addByLength(matcher.group(3))) {
                @Nullable String from = matcher.group(1);
                digests.file(from == null ? "" : from, Latin1.bytes(matcher.group(2)));
            } else {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(
                        Place.line(lines.number()), KnownRemarks.quoted(line) + " is not a path, a size and a digest");
            }
        }
        return 1;
    }
}
