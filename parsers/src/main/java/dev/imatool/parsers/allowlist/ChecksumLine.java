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
 * A line of a checksum file: {@code HEX  path}, {@code HEX *path}, or {@code SHA256 (path) = HEX} as BSD and
 * {@code --tag} write it. A backslash in front says that the name has {@code \\}, {@code \n} and {@code \r} (GNU coreutils).
 *
 * @param name of the file, as the line gives it, escapes undone
 * @param digest of the content
 */
public record ChecksumLine(ByteString name, ContentDigest digest) {
    private static final Pattern PLAIN =
            Pattern.compile("([0-9A-Fa-f]{32,128})(?: [ *]?|\\t[ \\t]*+\\*?)(.+)", Pattern.DOTALL);
    private static final Pattern TAGGED =
            Pattern.compile("([A-Z0-9-]{3,11}) ?\\((.+)\\) ?= ([0-9A-Fa-f]{32,128})", Pattern.DOTALL);

    /** The tools that write the plain form; a hash of another name and the same length is read as one of these. */
    private static final Map<Integer, HashAlgorithm> BY_DIGITS = Map.of(
            32, HashAlgorithm.MD5,
            40, HashAlgorithm.SHA1,
            56, HashAlgorithm.SHA224,
            64, HashAlgorithm.SHA256,
            96, HashAlgorithm.SHA384,
            128, HashAlgorithm.SHA512);

    /** Reads a line, given with one character per byte and without its end. */
    public static Optional<ChecksumLine> parse(String line) {
        boolean escaped = line.startsWith("\\");
        String content = escaped ? line.substring(1) : line;
        Matcher tagged = TAGGED.matcher(content);
        if (tagged.matches()) {
            return algorithm(tagged.group(1))
                    .flatMap(algorithm -> line(algorithm, tagged.group(3), tagged.group(2), escaped));
        }
        Matcher plain = PLAIN.matcher(content);
        if (!plain.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_DIGITS.get(plain.group(1).length()))
                .flatMap(algorithm -> line(algorithm, plain.group(1), plain.group(2), escaped));
    }

    /** The name with blanks as underscores, as the kernel logs it ({@code ima_write_template_field_data}). */
    public ByteString path() {
        byte[] path = name.toByteArray();
        for (int i = 0; i < path.length; i++) {
            path[i] = path[i] == ' ' ? (byte) '_' : path[i];
        }
        return ByteString.copyOf(path);
    }

    private static Optional<ChecksumLine> line(HashAlgorithm algorithm, String hex, String name, boolean escaped) {
        Optional<ByteString> path = path(name, escaped);
        Optional<ContentDigest> digest = ContentDigest.ofHex(false, algorithm, hex);
        return path.isPresent() && digest.isPresent()
                ? Optional.of(new ChecksumLine(path.get(), digest.get()))
                : Optional.empty();
    }

    /** {@code SHA256}, {@code SHA2-256} and {@code SHA3-256} alike. */
    private static Optional<HashAlgorithm> algorithm(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
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
