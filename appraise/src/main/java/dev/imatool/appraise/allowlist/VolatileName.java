package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a path when the parts that may be new in every run are taken out: numbers (processes, users, counters),
 * identifiers of containers and the random letters of temporary files. What may be new need not be: only runs can tell
 * whether two names with the same pattern mean the same ({@code dev.imatool.appraise.learn}).
 */
public final class VolatileName {
    private static final int LONGEST = 4096;
    private static final char ANY = '*';
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** The names of {@code mktemp} without a template, and of Python's {@code tempfile}. */
    private static final Pattern TEMPORARY =
            Pattern.compile("(?<=/)tmp(?:([._-])[A-Za-z0-9]{6,}+|[a-z0-9_]{8})(?=[/.]|$)");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]++");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern IDENTIFIER = Pattern.compile("(?=.*[0-9])(?:[0-9a-f]{12,}+|[0-9A-F]{12,}+)");

    private VolatileName() {}

    /** The path with {@code *} for each such part; empty where it has none, or holds a {@code *} itself. */
    public static Optional<ByteString> pattern(ByteString path) {
        if (path.isEmpty() || path.at(0) != '/' || path.length() > LONGEST || path.indexOf(ANY, 0) >= 0) {
            return Optional.empty();
        }
        String text = path.latin1();
        String whole = TEMPORARY.matcher(UUID.matcher(text).replaceAll("*")).replaceAll("tmp$1*");
        String pattern = TOKEN.matcher(whole).replaceAll(token -> Matcher.quoteReplacement(pattern(token.group())));
        return pattern.equals(text)
                ? Optional.empty()
                : Optional.of(ByteString.copyOf(pattern.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String pattern(String token) {
        return isRandom(token) || IDENTIFIER.matcher(token).matches()
                ? String.valueOf(ANY)
                : NUMBER.matcher(token).replaceAll(String.valueOf(ANY));
    }

    /** What {@code mkstemp} puts in place of 6 X, and others of 8 or 10: letters in both cases, or digits among them. */
    private static boolean isRandom(String token) {
        if (token.length() != 6 && token.length() != 8 && token.length() != 10) {
            return false;
        }
        boolean lower = token.chars().anyMatch(c -> c >= 'a');
        boolean upper = token.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digit = token.chars().anyMatch(c -> c <= '9');
        boolean capitalised = upper && !digit && token.substring(1).chars().allMatch(c -> c >= 'a');
        boolean numbered = lower && !upper && endsWithItsDigits(token);
        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) > 1 && !capitalised && !numbered;
    }

    private static boolean endsWithItsDigits(String token) {
        int digits = 0;
        while (digits < token.length() && token.charAt(digits) > '9') {
            digits++;
        }
        return token.substring(digits).chars().allMatch(c -> c <= '9');
    }
}
