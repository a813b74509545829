package dev.imatool.parsers.known.bad;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.text.ByteLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a hash: alone, with a comment (Loki: {@code HASH;comment}), with a score and a comment (THOR: {@code HASH;score;comment},
 * or with commas), with the name of the hash in front ({@code SHA256: HASH}), or as signatures of ClamAV ({@code HASH:size:name}). The comment is the item.
 */
public final class HashLines implements SourceFormReader {
    private static final Pattern LINE =
            Pattern.compile("\\s*\"?(?:([A-Za-z0-9-]{2,11}):[ \\t]{0,8})?([0-9A-Fa-f]{32,128})\"?(.*)", Pattern.DOTALL);
    private static final Pattern CLAMAV = Pattern.compile(":(?:\\d{1,20}|\\*):([^:]*)(?::.*)?", Pattern.DOTALL);
    private static final Pattern REMARK =
            Pattern.compile("\\s*[;,]\\s*(?:-?\\d{1,4}\\s*[;,])?(.*)|\\s+(?:#|//)(.*)|\\s*", Pattern.DOTALL);
    /**
     * Ends like a line of a checksum file: {@code #x#} after two blanks and {@code //usr/bin/x} are names; a remark has a blank after
     * its mark.
     */
    private static final Pattern NAME = Pattern.compile("(?:  #|\\s+//)\\S.*", Pattern.DOTALL);

    private static final int LONGEST_ITEM = 200;

    /** True for a line that shows this form; other lines are read too where most lines show it. */
    public static boolean recognises(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                && !NAME.matcher(matcher.group(3)).matches()
                && file(line).isPresent();
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            if (lines.isBlank() || lines.begins("#") || lines.begins(";") || lines.begins("//")) {
                continue;
            }
            String line = lines.line();
            Optional<KnownFile> file = lines.whole() ? file(line) : Optional.empty();
            if (file.isEmpty()) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(Place.line(lines.number()), KnownRemarks.quoted(line) + " does not begin with a hash");
            } else if (file.get().digests().get(0).digest().allZero()) {
                sink.skipped(KnownSkip.ZERO);
            } else {
                sink.file(file.get());
            }
        }
        return 1;
    }

    private static Optional<KnownFile> file(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> item = item(matcher.group(3));
        @Nullable String name = matcher.group(1);
        String hex = matcher.group(2);
        Optional<ContentDigest> digest = (name == null ? HashNames.ofDigits(hex.length()) : HashNames.of(name))
                .flatMap(algorithm -> ContentDigest.listed(false, algorithm, hex));
        return digest.flatMap(each -> item.map(
                said -> new KnownFile(said, ByteString.EMPTY, KnownFile.State.PRESENT, List.of(each), name == null)));
    }

    /** What is said of the hash; empty where what follows it is no remark. */
    private static Optional<String> item(String rest) {
        Matcher clamav = CLAMAV.matcher(rest);
        if (clamav.matches()) {
            return Optional.of(cut(clamav.group(1)));
        }
        Matcher remark = REMARK.matcher(rest);
        if (!remark.matches()) {
            return Optional.empty();
        }
        @Nullable String said = remark.group(1) != null ? remark.group(1) : remark.group(2);
        return Optional.of(said == null ? "" : cut(said));
    }

    private static String cut(String said) {
        String plain = said.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        String text = quoted ? plain.substring(1, plain.length() - 1) : plain;
        return text.substring(0, Math.min(text.length(), LONGEST_ITEM));
    }
}
