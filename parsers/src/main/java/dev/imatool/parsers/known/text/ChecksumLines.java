package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteSearch;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.allowlist.ChecksumLine;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of checksums. Lines that are a digest and a path, with or without the name of the hash in front, are handed on as they stand
 * in the buffer; escaped and tagged ones take the way of {@link ChecksumLine}. Empty lines, comments and what OpenPGP puts around a
 * signed text say nothing.
 */
public final class ChecksumLines implements SourceFormReader {
    private static final int LONGEST_PREFIX = 20;

    /** PATH_MAX of Linux. */
    private static final int LONGEST_PATH = 4096;

    private static final Pattern TAGGED =
            Pattern.compile("\\\\?([A-Za-z0-9/_-]{3,20}) ?\\((.+)\\) ?= ([0-9A-Fa-f]{16,256})");

    /** The usual hash of that many bytes. */
    private static final @Nullable HashAlgorithm[] BY_LENGTH = byLength();

    private final boolean nul;
    private final boolean noProof;
    private final HexDigits hex = new HexDigits();
    private final TaggedLine tagged = new TaggedLine();
    private final ByteSlice path = new ByteSlice();
    private final ByteSlice digest = new ByteSlice();
    private byte[] prefix = new byte[0];
    private Optional<HashAlgorithm> prefixed = Optional.empty();
    private boolean verity;
    private boolean signature;

    private ChecksumLines(boolean nul, boolean noProof) {
        this.nul = nul;
        this.noProof = noProof;
    }

    /** Lines that end with LF. */
    public static ChecksumLines endingWithLineFeed() {
        return new ChecksumLines(false, false);
    }

    /** Lines that end with NUL ({@code -z}), in which nothing is escaped. */
    public static ChecksumLines endingWithNul() {
        return new ChecksumLines(true, false);
    }

    /** MD5 sums as dpkg keeps them: names without proof of a content. */
    public static ChecksumLines withoutProof() {
        return new ChecksumLines(false, true);
    }

    private static @Nullable HashAlgorithm[] byLength() {
        @Nullable HashAlgorithm[] usual = new HashAlgorithm[HexDigits.MOST + 2];
        usual[16] = HashAlgorithm.MD5;
        usual[20] = HashAlgorithm.SHA1;
        usual[24] = HashAlgorithm.TGR192;
        usual[28] = HashAlgorithm.SHA224;
        usual[32] = HashAlgorithm.SHA256;
        usual[40] = HashAlgorithm.RMD320;
        usual[48] = HashAlgorithm.SHA384;
        usual[64] = HashAlgorithm.SHA512;
        return usual;
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        ByteLines lines = nul ? ByteLines.endingWithNul(content) : ByteLines.of(content);
        while (lines.next()) {
            if (!plain(lines, sink)) {
                other(lines, sink, remarks);
            }
        }
        return 1;
    }

    /** {@code HEX  path}; false where the line is something else. */
    private boolean plain(ByteLines lines, KnownFileSink sink) {
        byte[] line = lines.array();
        int to = lines.to();
        int at = hex.decode(line, lines.from(), to);
        HashAlgorithm algorithm = BY_LENGTH[hex.count()];
        return algorithm != null && lines.whole() && named(line, at, to, algorithm, true, sink);
    }

    /** Hands on what was decoded if a blank and a name follow at {@code at}. */
    private boolean named(byte[] line, int at, int to, HashAlgorithm algorithm, boolean bare, KnownFileSink sink) {
        return handed(line, behindSeparator(line, at, to), to, algorithm, bare, sink);
    }

    /** Hands on what was decoded, with the name from {@code name} to {@code to}. */
    private boolean handed(byte[] line, int name, int to, HashAlgorithm algorithm, boolean bare, KnownFileSink sink) {
        if (name < 0 || to - name > LONGEST_PATH) {
            return false;
        }
        if (hex.zero()) {
            sink.skipped(KnownSkip.ZERO);
        } else if (!nul && ByteSearch.indexOf(line, name, to, (byte) 0) >= 0) {
            return false;
        } else if (noProof) {
            sink.file(new KnownFile(
                    "", ByteString.copyOf(line, name, to - name), KnownFile.State.PRESENT, List.of(), false));
            sink.skipped(KnownSkip.NO_USABLE_DIGEST);
        } else {
            path.set(line, name, to - name);
            digest.set(hex.bytes(), 0, hex.count());
            sink.checksum(path, algorithm, digest, bare);
        }
        return true;
    }

    /** A blank and another or a star, or tabs; gives where the name begins, or -1. */
    private static int behindSeparator(byte[] line, int at, int to) {
        int name = at;
        if (name < to && line[name] == ' ') {
            name++;
            if (name + 1 < to && (line[name] == ' ' || line[name] == '*')) {
                name++;
            }
        } else if (name < to && line[name] == '\t') {
            while (name < to && (line[name] == ' ' || line[name] == '\t')) {
                name++;
            }
            if (name + 1 < to && line[name] == '*') {
                name++;
            }
        }
        return name > at && name < to ? name : -1;
    }

    private void other(ByteLines lines, KnownFileSink sink, KnownRemarks remarks) {
        if (!lines.whole()) {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(Place.line(lines.number()), "more than " + ByteLines.LONGEST + " bytes in a line, skipped");
            return;
        }
        boolean silent = signature || lines.isBlank() || lines.begins("#") || lines.begins(";");
        if (silent || prefixed(lines, sink) || tagged(lines, sink)) {
            return;
        }
        if (lines.begins("-----BEGIN PGP ") || lines.begins("Hash: ")) {
            signature = lines.begins("-----BEGIN PGP SIGNATURE");
            return;
        }
        String text = lines.line();
        Optional<ChecksumLine> read = ChecksumLine.listed(text);
        if (read.filter(line -> line.name().length() <= LONGEST_PATH).isPresent() && (nul || text.indexOf('\0') < 0)) {
            take(read.get(), sink);
        } else if (!pathFirst(text, sink) && !unknown(text, sink) && !withoutDigest(text, sink)) {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(Place.line(lines.number()), KnownRemarks.quoted(text) + " is not a digest with a path");
        }
    }

    /** True for a line of checksums that has the path in front of the digest, or something in front of both. */
    public static boolean recognises(String line) {
        return PathFirstLine.parse(line).isPresent();
    }

    private static boolean pathFirst(String line, KnownFileSink sink) {
        Optional<KnownFile> file = PathFirstLine.parse(line);
        if (file.isPresent() && file.get().digests().get(0).digest().allZero()) {
            sink.skipped(KnownSkip.ZERO);
        } else {
            file.ifPresent(sink::file);
        }
        return file.isPresent();
    }

    /** A query of rpm has nothing in place of the digest of a directory. */
    private static boolean withoutDigest(String line, KnownFileSink sink) {
        boolean gap = line.startsWith(" ") || line.endsWith(" ") || line.endsWith("\t") || line.endsWith(",");
        boolean without = gap && line.strip().startsWith("/");
        if (without) {
            sink.skipped(KnownSkip.NO_USABLE_DIGEST);
        }
        return without;
    }

    private void take(ChecksumLine line, KnownFileSink sink) {
        if (line.digest().digest().allZero()) {
            sink.skipped(KnownSkip.ZERO);
        } else {
            sink.file(new KnownFile(
                    "",
                    line.name(),
                    KnownFile.State.PRESENT,
                    noProof ? List.of() : List.of(line.digest()),
                    line.bare()));
            if (noProof) {
                sink.skipped(KnownSkip.NO_USABLE_DIGEST);
            }
        }
    }

    /** A file with a digest of a hash that is not known: the path is. */
    private static boolean unknown(String text, KnownFileSink sink) {
        Matcher tagged = TAGGED.matcher(text);
        if (!tagged.matches()) {
            return false;
        }
        ByteString name = ByteString.copyOf(tagged.group(2).getBytes(StandardCharsets.ISO_8859_1));
        sink.file(new KnownFile("", name, KnownFile.State.PRESENT, List.of(), false));
        sink.skipped(KnownSkip.UNKNOWN_ALGORITHM);
        return true;
    }

    /** {@code SHA256 (path) = HEX}; false where the line is something else. */
    private boolean tagged(ByteLines lines, KnownFileSink sink) {
        return tagged.parse(lines.array(), lines.from(), lines.to(), hex)
                && handed(lines.array(), tagged.nameFrom(), tagged.nameTo(), tagged.algorithm(), false, sink);
    }

    /** {@code sha256:HEX  path}, {@code verity:sha256:HEX  path}; false where the line is something else. */
    private boolean prefixed(ByteLines lines, KnownFileSink sink) {
        byte[] line = lines.array();
        int from = lines.from();
        int to = lines.to();
        if (!prefix(line, from, to) || prefixed.isEmpty()) {
            return false;
        }
        HashAlgorithm algorithm = prefixed.get();
        int at = hex.decode(line, from + prefix.length, to);
        if (hex.count() != algorithm.digestLength()) {
            return false;
        }
        // fsverity digest writes one blank, and the digest is of another kind; others who write one blank mean the file
        boolean either = at + 1 < to && line[at] == ' ' && line[at + 1] != ' ' && line[at + 1] != '*';
        if (!verity && !either) {
            return named(line, at, to, algorithm, false, sink);
        }
        int name = behindSeparator(line, at, to);
        if (name < 0 || hex.zero()) {
            return name >= 0 && skippedZero(sink);
        }
        ByteString value = ByteString.copyOf(hex.bytes(), 0, hex.count());
        ContentDigest ofVerity = new ContentDigest(true, algorithm, value);
        sink.file(new KnownFile(
                "",
                ByteString.copyOf(line, name, to - name),
                KnownFile.State.PRESENT,
                verity ? List.of(ofVerity) : List.of(new ContentDigest(false, algorithm, value), ofVerity),
                false));
        return true;
    }

    private static boolean skippedZero(KnownFileSink sink) {
        sink.skipped(KnownSkip.ZERO);
        return true;
    }

    /** Looks what stands in front of the digest; most lines have the same as the one before. */
    private boolean prefix(byte[] line, int from, int to) {
        if (prefix.length > 0
                && to - from > prefix.length
                && Arrays.equals(line, from, from + prefix.length, prefix, 0, prefix.length)) {
            return true;
        }
        int most = Math.min(to, from + LONGEST_PREFIX);
        int colon = ByteSearch.indexOf(line, from, most, (byte) ':');
        if (colon < 0) {
            return false;
        }
        int second = ByteSearch.indexOf(line, colon + 1, most, (byte) ':');
        int end = second < 0 ? colon : second;
        String text = new String(line, from, end - from, StandardCharsets.ISO_8859_1);
        boolean kind = text.regionMatches(true, 0, "verity:", 0, 7);
        Optional<HashAlgorithm> named = HashNames.of(kind ? text.substring(7) : text);
        if (named.isEmpty()) {
            return false;
        }
        prefix = Arrays.copyOfRange(line, from, end + 1);
        prefixed = named;
        verity = kind;
        return true;
    }
}
