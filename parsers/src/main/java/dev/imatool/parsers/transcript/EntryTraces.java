package dev.imatool.parsers.transcript;

import dev.imatool.model.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells lines that are an entry, or what is left of one, from prose. Whoever wrote the text may have broken an entry to hide it, so
 * a line with a template's name and a digest is no prose, however it is written; nor is one with two digests of which one names its
 * algorithm, since an entry has them whatever its template is called.
 */
public final class EntryTraces {
    /** Hex digits that make a digest: those of SHA-1. */
    static final int FEWEST_DIGITS = 40;

    /** Hex digits that a piece of a broken entry has. */
    private static final int DIGITS_OF_PIECE = 16;

    private static final Pattern WORDS = Pattern.compile("[a-z0-9_|-]++");
    private static final Pattern DIGEST = Pattern.compile("(?:([a-z0-9-]{2,20}):)?([0-9a-f]{16,}+)");
    private static final Pattern LEGACY = Pattern.compile("(?<![0-9a-f])[0-9a-f]{40,}+ +ima +(?:[0-9a-f]{16}|/)");
    private static final Pattern BIOS =
            Pattern.compile("[\\s>|+]*\\d{1,2} [0-9a-f]{40} [0-9a-f]{2,8} \\[.*\\]\\s*", Pattern.DOTALL);
    private static final List<String> FORMATS = List.of("d|n", "d-ng|", "d-ngv2|", "|n-ng", "|n|");
    private static final int SHORTEST_DISTINCT_NAME = 6;

    private final Set<String> names;

    /**
     * Traces of entries.
     *
     * @param names of templates that are known
     */
    public EntryTraces(Set<String> names) {
        this.names = names;
    }

    /** True when the line is an entry or what is left of one. */
    public boolean in(CleanLine line, byte[] raw, int from, int to) {
        if (!mayHold(raw, from, to)) {
            return false;
        }
        String plain = text(line.bytes(), 0, line.end());
        if (!line.changed()) {
            return in(plain) || inTorn(plain);
        }
        String everything = text(raw, from, to).replaceAll("[\\x00-\\x1f\\x7f]", "");
        return in(plain) || in(everything) || inTorn(plain) || inTorn(everything);
    }

    /** True when the text, which stands before or after an entry on its line, is another one. */
    public boolean in(byte[] text, int from, int to) {
        return from < to && mayHold(text, from, to) && in(text(text, from, to));
    }

    /** True when the line may be a piece of an entry: it has a row of hex digits. */
    public static boolean mayBePiece(CleanLine line) {
        return longestRun(line.bytes(), 0, line.end()) >= DIGITS_OF_PIECE;
    }

    private boolean in(String line) {
        Matcher digest = DIGEST.matcher(line);
        int digests = 0;
        boolean named = false;
        while (digest.find()) {
            if (digest.group(2).length() >= FEWEST_DIGITS) {
                digests++;
                named |= digest.group(1) != null
                        && HashAlgorithm.ofName(digest.group(1)).isPresent();
            }
        }
        if (digests == 0 || (digests == 1 && BIOS.matcher(line).matches())) {
            return false;
        }
        return (digests > 1 && named) || holdsName(line) || LEGACY.matcher(line).find();
    }

    /** An entry whose digest or name was torn with blanks. */
    private boolean inTorn(String line) {
        String joined = line.replaceAll("[\\s\\u00a0]", "");
        if (longestRun(joined.getBytes(StandardCharsets.ISO_8859_1), 0, joined.length()) < FEWEST_DIGITS) {
            return false;
        }
        boolean whole = longestRun(line.getBytes(StandardCharsets.ISO_8859_1), 0, line.length()) >= FEWEST_DIGITS;
        return names.stream()
                        .filter(name -> name.length() >= SHORTEST_DISTINCT_NAME)
                        .anyMatch(name -> whole ? nameThen(joined, name) : line.contains(name))
                && !BIOS.matcher(line).matches();
    }

    /** A name between a digest and a digest, or an algorithm, where blanks tear it. */
    private static boolean nameThen(String joined, String name) {
        int at = joined.indexOf(name);
        while (at >= 0) {
            boolean behindDigest = at >= FEWEST_DIGITS
                    && longestRun(joined.substring(at - FEWEST_DIGITS, at).getBytes(StandardCharsets.ISO_8859_1), 0, 40)
                            == FEWEST_DIGITS;
            if (behindDigest) {
                return true;
            }
            at = joined.indexOf(name, at + 1);
        }
        return false;
    }

    private boolean holdsName(String line) {
        Matcher word = WORDS.matcher(line);
        while (word.find()) {
            boolean option = word.start() > 0
                    && line.charAt(word.start() - 1) == '='
                    && line.substring(0, word.start() - 1).endsWith("template");
            String name = word.group();
            if (!option && name.length() >= SHORTEST_DISTINCT_NAME && names.contains(name)) {
                return true;
            }
        }
        return FORMATS.stream().anyMatch(line::contains);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** A quick look: some hex digits are needed. */
    private static boolean mayHold(byte[] bytes, int from, int to) {
        int hex = 0;
        for (int i = from; i < to && hex < FEWEST_DIGITS; i++) {
            hex += Character.digit(bytes[i], 16) >= 0 ? 1 : 0;
        }
        return hex >= FEWEST_DIGITS;
    }

    private static int longestRun(byte[] bytes, int from, int to) {
        int longest = 0;
        int run = 0;
        for (int i = from; i < to; i++) {
            run = Character.digit(bytes[i], 16) >= 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
