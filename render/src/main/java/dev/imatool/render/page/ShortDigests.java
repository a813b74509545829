package dev.imatool.render.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens the digests of one text: the first 12 digits and an ellipsis, or as many digits as it takes where a digest shown before begins
 * alike, as one that somebody chose may do. A digest is what has as many hex digits as SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512 and
 * stands alone or after the name of its algorithm. Parts of paths, options ({@code --pcr sha256:10=...}) and command lines stay whole,
 * because they are to be copied. Not for use by several threads at a time.
 */
final class ShortDigests {
    /** Digits that are always shown. */
    static final int FEWEST = 12;

    /** Characters of a digest that nothing resembles. */
    static final int WIDTH = FEWEST + 1;

    private static final char ELLIPSIS = '…';

    /** Digests that later ones are compared with: those on the last pages, not all of a list of any length. */
    private static final int REMEMBERED = 10_000;

    private static final int DIGITS_OF_SHA1 = 40;
    private static final String COMMAND = "imatool ";
    private static final Pattern DIGEST = Pattern.compile("(?<=^|[\\s:(,'\"]|\\033\\[\\d{1,2}m)"
            + "(?:[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})"
            + "(?![0-9A-Za-z_/:=…-]|\\.[0-9A-Za-z])");

    private final Map<String, String> shown = new LinkedHashMap<>();

    /** {@code text} with short digests. */
    String in(String text) {
        int command = text.indexOf(COMMAND);
        if (command < 0) {
            return shortened(text);
        }
        return shortened(text.substring(0, command)) + text.substring(command);
    }

    private String shortened(String text) {
        return text.length() < DIGITS_OF_SHA1
                ? text
                : DIGEST.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }

    private String of(String digest) {
        int digits = FEWEST;
        while (digits < digest.length() - 1) {
            String begin = digest.substring(0, digits);
            String before = shown.putIfAbsent(begin, digest);
            if (before == null) {
                forget();
                return begin + ELLIPSIS;
            }
            if (before.equals(digest)) {
                return begin + ELLIPSIS;
            }
            digits = common(before, digest) + 1;
        }
        return digest;
    }

    private void forget() {
        if (shown.size() > REMEMBERED) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    private static int common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
