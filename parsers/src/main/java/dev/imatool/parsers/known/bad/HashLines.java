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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a hash: alone, with a comment (Loki: {@code HASH;comment}), with a score and a comment (THOR: {@code HASH;score;comment},
 * or with commas), with the name of the hash in front ({@code SHA256: HASH}), or as signatures of ClamAV ({@code HASH:size:name}). The
 * comment is the item; where it is a path ({@code HASH,/usr/bin/x}), it is that of the file. A line may have several hashes.
 */
public final class HashLines implements SourceFormReader {
    private static final String HASH =
            "\"?(?:([A-Za-z0-9-]{2,11})(?:[:=]|(?= ))[ \\t]{0,8})?(?:0x)?([0-9A-Fa-f]{32,128})(?![0-9A-Fa-f])\"?";
    private static final Pattern LINE = Pattern.compile("\\s*(?:[-*] )?" + HASH + "(.*)", Pattern.DOTALL);
    private static final Pattern FURTHER =
            Pattern.compile("(?:[ \\t]{0,8}[,;|][ \\t]{0,8}|[ \\t])" + HASH + "(.*)", Pattern.DOTALL);
    private static final Pattern CLAMAV = Pattern.compile(":(?:\\d{1,20}|\\*):([^:]*)(?::.*)?", Pattern.DOTALL);
    private static final Pattern REMARK = Pattern.compile(
            "\\s*[;,|]\\s*(?:-?\\d{1,4}\\s*[;,|])?(.*)|\\s+(?:#|//)(.*)|:\\s+(.*)|\\s*", Pattern.DOTALL);
    /**
     * Ends like a line of a checksum file: {@code #x#} after two blanks and {@code //usr/bin/x} are names; a remark has a blank after
     * its mark.
     */
    private static final Pattern NAME = Pattern.compile("(?:  #|\\s+//)\\S.*", Pattern.DOTALL);

    private static final Pattern PATH = Pattern.compile("\\.?/[^/].*", Pattern.DOTALL);

    private static final int LONGEST_ITEM = 200;

    /** Hashes of one line; a file has no more kinds of them, and a list of one line may have any number. */
    private static final int MOST_HASHES = 10_000;

    /** True for a line that shows this form; other lines are read too where most lines show it. */
    public static boolean recognises(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                && !NAME.matcher(matcher.group(3)).matches()
                && !files(line).isEmpty();
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            if (lines.isBlank() || lines.begins("#") || lines.begins(";") || lines.begins("//")) {
                continue;
            }
            String line = lines.line();
            List<KnownFile> files = lines.whole() ? files(line) : List.of();
            if (files.isEmpty()) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(Place.line(lines.number()), KnownRemarks.quoted(line) + " does not begin with a hash");
            }
            for (KnownFile file : files) {
                if (file.digests().get(0).digest().allZero()) {
                    sink.skipped(KnownSkip.ZERO);
                } else {
                    sink.file(file);
                }
            }
        }
        return 1;
    }

    private record Digest(ContentDigest digest, boolean bare) {}

    /** What the line says; nothing where it does not begin with a hash, or what follows is no remark. */
    private static List<KnownFile> files(String line) {
        Matcher matcher = LINE.matcher(line);
        List<Digest> digests = new ArrayList<>();
        String rest = "";
        while (matcher.matches() && digests.size() < MOST_HASHES) {
            Optional<Digest> digest = digest(matcher);
            if (digest.isEmpty()) {
                break;
            }
            digests.add(digest.get());
            rest = matcher.group(3);
            matcher = FURTHER.matcher(rest);
        }
        Optional<String> said = digests.isEmpty() ? Optional.empty() : item(rest);
        if (said.isEmpty()) {
            return List.of();
        }
        boolean path = PATH.matcher(said.get()).matches();
        ByteString name = path ? ByteString.copyOf(said.get().getBytes(StandardCharsets.ISO_8859_1)) : ByteString.EMPTY;
        String item = path ? "" : said.get().substring(0, Math.min(said.get().length(), LONGEST_ITEM));
        return digests.stream()
                .map(each -> new KnownFile(item, name, KnownFile.State.PRESENT, List.of(each.digest()), each.bare()))
                .toList();
    }

    private static Optional<Digest> digest(Matcher matcher) {
        @Nullable String name = matcher.group(1);
        String hex = matcher.group(2);
        return (name == null ? HashNames.ofDigits(hex.length()) : HashNames.of(name))
                .flatMap(algorithm -> ContentDigest.listed(false, algorithm, hex))
                .map(digest -> new Digest(digest, name == null));
    }

    /** What is said of the hash; empty where what follows it is no remark. */
    private static Optional<String> item(String rest) {
        Matcher clamav = CLAMAV.matcher(rest);
        if (clamav.matches()) {
            return Optional.of(plain(clamav.group(1)));
        }
        Matcher remark = REMARK.matcher(rest);
        if (!remark.matches()) {
            return Optional.empty();
        }
        for (int group = 1; group <= remark.groupCount(); group++) {
            if (remark.group(group) != null) {
                return Optional.of(plain(remark.group(group)));
            }
        }
        return Optional.of("");
    }

    private static String plain(String said) {
        String text = said.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
