package dev.imatool.parsers.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a checksum file: {@code HEX  path}, {@code HEX *path}, {@code HASH:HEX  path} with the hash as measurement lists
 * name it, or {@code SHA256 (path) = HEX} as BSD and {@code --tag} write it. A backslash in front says that the name has {@code
 * \\}, {@code \n} and {@code \r} (GNU coreutils).
 *
 * @param name of the file, as the line gives it, escapes undone
 * @param digest of the content
 * @param bare whether the line names no hash: the digest is then that of any with its length, and of the usual one here
 */
public record ChecksumLine(ByteString name, ContentDigest digest, boolean bare) {
    private static final String SEPARATOR = "(?: [ *]?|\\t[ \\t]*+\\*?)";
    private static final Pattern PLAIN = Pattern.compile("([0-9A-Fa-f]{32,128})" + SEPARATOR + "(.+)", Pattern.DOTALL);
    private static final Pattern PREFIXED = Pattern.compile(
            "((?:[Vv][Ee][Rr][Ii][Tt][Yy]:)?)([A-Za-z0-9_-]{2,11}):([0-9A-Fa-f]{32,128})" + SEPARATOR + "(.+)",
            Pattern.DOTALL);
    private static final Pattern TAGGED =
            Pattern.compile("([A-Z0-9-]{3,11}) ?\\((.+)\\) ?= ([0-9A-Fa-f]{32,128})", Pattern.DOTALL);

    /** The usual hash of that many digits. */
    private static final Map<Integer, HashAlgorithm> BY_DIGITS = Map.of(
            32, HashAlgorithm.MD5,
            40, HashAlgorithm.SHA1,
            48, HashAlgorithm.TGR192,
            56, HashAlgorithm.SHA224,
            64, HashAlgorithm.SHA256,
            80, HashAlgorithm.RMD320,
            96, HashAlgorithm.SHA384,
            128, HashAlgorithm.SHA512);

    /** Reads a line, given with one character per byte and without its end; zeros are no digest. */
    public static Optional<ChecksumLine> parse(String line) {
        return listed(line).filter(read -> !read.digest().digest().allZero());
    }

    /** The same, where zeros are what the line says of the file. */
    public static Optional<ChecksumLine> listed(String line) {
        boolean escaped = line.startsWith("\\");
        String content = escaped ? line.substring(1) : line;
        Matcher tagged = TAGGED.matcher(content);
        if (tagged.matches()) {
            return algorithm(tagged.group(1))
                    .flatMap(algorithm -> ContentDigest.listed(false, algorithm, tagged.group(3)))
                    .flatMap(digest -> line(digest, tagged.group(2), escaped, false));
        }
        Matcher prefixed = PREFIXED.matcher(content);
        if (prefixed.matches()) {
            boolean verity = !prefixed.group(1).isEmpty();
            return algorithm(prefixed.group(2))
                    .flatMap(algorithm -> ContentDigest.listed(verity, algorithm, prefixed.group(3)))
                    .flatMap(digest -> line(digest, prefixed.group(4), escaped, false));
        }
        Matcher plain = PLAIN.matcher(content);
        if (!plain.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_DIGITS.get(plain.group(1).length()))
                .flatMap(algorithm -> ContentDigest.listed(false, algorithm, plain.group(1)))
                .flatMap(digest -> line(digest, plain.group(2), escaped, true));
    }

    /** The name with blanks as underscores, as the kernel logs it ({@code ima_write_template_field_data}). */
    public ByteString path() {
        byte[] path = name.toByteArray();
        for (int i = 0; i < path.length; i++) {
            path[i] = path[i] == ' ' ? (byte) '_' : path[i];
        }
        return ByteString.copyOf(path);
    }

    private static Optional<ChecksumLine> line(ContentDigest digest, String name, boolean escaped, boolean bare) {
        return path(name, escaped).map(path -> new ChecksumLine(path, digest, bare));
    }

    /** {@code SHA256}, {@code SHA2-256} and {@code SHA3-256} alike, and the {@code _} that tpm2-tools write for {@code -}. */
    private static Optional<HashAlgorithm> algorithm(String tag) {
        String name = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        return HashAlgorithm.ofName(name.startsWith("sha2-") ? "sha" + name.substring("sha2-".length()) : name);
    }

    private static Optional<ByteString> path(String name, boolean escaped) {
        ByteArrayOutputStream path = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (escaped && c == '\\') {
                i++;
                int original = i < name.length() ? "\\nr".indexOf(name.charAt(i)) : -1;
                if (original < 0) {
                    return Optional.empty();
                }
                path.write("\\\n\r".charAt(original));
            } else {
                path.write(c);
            }
        }
        return Optional.of(ByteString.copyOf(path.toByteArray()));
    }
}
