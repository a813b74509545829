package dev.imatool.parsers.known.text;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of {@code rpm -q --dump}: path, size, time, digest, mode, owner, group, whether it is configuration, whether it is
 * documentation, device, target of a link or {@code X} (rpm(8)). A directory, a link and a file that is only claimed have zeros.
 */
public final class RpmDump implements SourceFormReader {
    private static final Pattern LINE = Pattern.compile(
            "(/.*) \\d{1,20} -?\\d{1,20} ([0-9a-f]{32,128}|X?) (0[0-7]{5,7}) (\\S+) (\\S+) ([01]) ([01]) \\d{1,20} (.+)",
            Pattern.DOTALL);
    private static final String LINK = "0120";

    /** True for a line of that form. */
    public static boolean recognises(String line) {
        return LINE.matcher(line).matches();
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            if (lines.isBlank() || lines.begins("#") || lines.begins("(contains no files)")) {
                continue;
            }
            String line = lines.line();
            if (!lines.whole() || !file(LINE.matcher(line), digests, sink)) {
                digests.forget();
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(Place.line(lines.number()), KnownRemarks.quoted(line) + " is not a line of 'rpm --dump'");
            }
        }
        return 1;
    }

    private static boolean file(Matcher line, FileDigests digests, KnownFileSink sink) {
        if (!line.matches()) {
            return false;
        }
        String hex = line.group(2);
        if (line.group(3).startsWith(LINK)) {
            sink.link("", Latin1.bytes(line.group(1)), Latin1.bytes(line.group(8)), true);
            sink.skipped(KnownSkip.LINK);
            return true;
        }
        if (hex.length() > 1 && !digests.addByLength(hex)) {
            return false;
        }
        boolean configuration = line.group(6).equals("1");
        if (!digests.none()) {
            digests.file(
                    "",
                    Latin1.bytes(line.group(1)),
                    configuration ? KnownFile.State.CONFIGURATION : KnownFile.State.PRESENT,
                    true);
        }
        return true;
    }
}
