package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.HashNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A line of a path and a digest, in columns without names: {@code PATH HEX}, {@code PATH: HEX}, {@code PATH,HEX}, as query formats of rpm
 * and scripts write them. One word may stand in front, such as the name of a package, and then the path behind the digest: {@code
 * bash-5.2 HEX /usr/bin/bash}. A path begins with {@code /} or {@code ./}.
 */
final class PathFirstLine {
    private static final String SEPARATORS = " \t,;|";
    private static final int LONGEST_ITEM = 200;
    private static final int LONGEST_PATH = 4096;

    private final String line;

    private PathFirstLine(String line) {
        this.line = line;
    }

    /** The file of a line, given with one character per byte; empty where it is of another form. */
    static Optional<KnownFile> parse(String line) {
        PathFirstLine parsed = new PathFirstLine(line.stripTrailing());
        Optional<KnownFile> behind = parsed.digestAtEnd();
        return behind.isPresent() ? behind : parsed.digestInside();
    }

    /** {@code [ITEM] PATH HEX}. */
    private Optional<KnownFile> digestAtEnd() {
        int end = line.endsWith("\"") ? line.length() - 1 : line.length();
        int hash = end;
        while (hash > 0 && !isSeparator(hash - 1) && line.charAt(hash - 1) != '"') {
            hash--;
        }
        Optional<Digest> digest = Digest.of(line.substring(hash, end));
        boolean separated = hash > 0 && !(line.charAt(hash - 1) == '"' && (hash == 1 || !isSeparator(hash - 2)));
        if (digest.isEmpty() || !separated) {
            return Optional.empty();
        }
        int path = hash - 1;
        while (path > 0 && isSeparator(path - 1)) {
            path--;
        }
        if (line.charAt(path) == '"') {
            path = hash - 1;
        }
        int from = pathFrom(0);
        int to = path > from + 1 && line.charAt(path - 1) == ':' ? path - 1 : path;
        return from < 0 ? Optional.empty() : file(digest.get(), item(from), from, to);
    }

    /** {@code ITEM HEX PATH}. */
    private Optional<KnownFile> digestInside() {
        int item = wordEnd(0);
        int hash = skipped(item);
        int end = wordEnd(hash);
        int path = skipped(end);
        if (item == 0 || path == end || !beginsPath(path)) {
            return Optional.empty();
        }
        return Digest.of(line.substring(hash, end))
                .flatMap(digest -> file(digest, line.substring(0, item), path, line.length()));
    }

    private Optional<KnownFile> file(Digest digest, String item, int from, int to) {
        boolean quoted = from > 0 && line.charAt(from - 1) == '"' && to > from && line.charAt(to - 1) == '"';
        String path = line.substring(from, Math.max(from, quoted ? to - 1 : to));
        if (path.isEmpty() || path.length() > LONGEST_PATH || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        ByteString name = ByteString.copyOf(path.getBytes(StandardCharsets.ISO_8859_1));
        return Optional.of(new KnownFile(item, name, KnownFile.State.PRESENT, List.of(digest.value()), digest.bare()));
    }

    /** Where a path begins: at the beginning of the line or behind its first word; -1 where it is neither. */
    private int pathFrom(int from) {
        if (beginsPath(from)) {
            return line.startsWith("\"", from) ? from + 1 : from;
        }
        int second = skipped(wordEnd(from));
        boolean there = second > from && beginsPath(second);
        return there ? (line.startsWith("\"", second) ? second + 1 : second) : -1;
    }

    private boolean beginsPath(int at) {
        int from = line.startsWith("\"", at) ? at + 1 : at;
        return line.startsWith("/", from) || line.startsWith("./", from);
    }

    private String item(int from) {
        int end = wordEnd(0);
        return end < from ? line.substring(0, Math.min(end, LONGEST_ITEM)).replace("\"", "") : "";
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < line.length() && !isSeparator(end)) {
            end++;
        }
        return end;
    }

    private int skipped(int from) {
        int at = from;
        while (at < line.length() && isSeparator(at)) {
            at++;
        }
        return at;
    }

    private boolean isSeparator(int at) {
        return SEPARATORS.indexOf(line.charAt(at)) >= 0;
    }

    /** A digest with the name of its hash in front, or of the usual hash of its length. */
    private record Digest(ContentDigest value, boolean bare) {
        static Optional<Digest> of(String word) {
            int colon = word.indexOf(':');
            String hex = word.substring(colon + 1);
            Optional<HashAlgorithm> algorithm =
                    colon > 0 ? HashNames.of(word.substring(0, colon)) : HashNames.ofDigits(hex.length());
            return algorithm
                    .flatMap(known -> ContentDigest.listed(false, known, hex))
                    .map(digest -> new Digest(digest, colon < 0));
        }
    }
}
