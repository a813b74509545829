package dev.imatool.parsers.mail;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an HTML part: tags left out, lines where they break lines, the usual character references undone. */
final class HtmlText {
    private static final Pattern BREAKS =
            Pattern.compile("(?i)<(?:br|/p|/div|/tr|/li|/pre|/h[1-6]|/blockquote)(?:\\s[^<>]{0,1000})?/?>");
    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<(style|script|head)\\b[^<>]{0,1000}+>.{0,100000}?</\\1>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]{0,4000}+>");
    private static final Pattern REFERENCE = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,6});");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

    private HtmlText() {}

    static byte[] of(byte[] html) {
        String text = new String(html, StandardCharsets.ISO_8859_1);
        text = INVISIBLE.matcher(text).replaceAll("");
        text = BREAKS.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        return REFERENCE.matcher(text).replaceAll(HtmlText::character).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String character(java.util.regex.MatchResult reference) {
        String name = reference.group(1);
        String plain = NAMED.get(name);
        if (plain == null && name.charAt(0) == '#') {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean known = point >= ' ' && Character.isValidCodePoint(point) && !Character.isSurrogate((char) point);
            plain = known
                    ? new String(
                            Character.toString(point).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                    : null;
        }
        return Matcher.quoteReplacement(plain == null ? reference.group() : plain);
    }
}
