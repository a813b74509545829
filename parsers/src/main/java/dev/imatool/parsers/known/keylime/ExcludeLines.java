package dev.imatool.parsers.known.keylime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of excludes: a regular expression of Python on each line ({@code keylime-policy create runtime -e}). */
final class ExcludeLines {
    private static final int LONGEST = 1 << 16;
    private static final int LOOKED_AT = 50;

    /** What a line of a list of paths or of digests does not have: a quantifier, a class, a group, an anchor. */
    private static final Pattern EXPRESSION =
            Pattern.compile("[.\\])/\\w][*+?]|\\[\\^?[^\\]]+\\]|\\([^)]*\\)|^\\^|\\$$|\\\\[.dwsSDW]");

    private static final Pattern BEGINS = Pattern.compile("[(^?:]{0,9}[/.].*");
    private static final Pattern DIGEST = Pattern.compile(".*(?<![0-9A-Za-z])[0-9a-fA-F]{32,128}(?![0-9A-Za-z]).*");

    private ExcludeLines() {}

    /** True where every line may be such an expression, and one cannot be anything else. */
    static boolean begins(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(LOOKED_AT)
                .toList();
        return !lines.isEmpty()
                && lines.stream()
                        .allMatch(line -> line.length() < LONGEST
                                && BEGINS.matcher(line).matches()
                                && line.indexOf('\t') < 0
                                && !DIGEST.matcher(line).matches())
                && lines.stream().anyMatch(line -> EXPRESSION.matcher(line).find());
    }

    /** Blank lines and comments say nothing. A line that is no text is damage, and Keylime stops at it. */
    static void read(InputStream content, PolicyBuilder builder) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(content);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == '\n') {
                take(line, number++, builder);
            } else if (line.size() <= LONGEST) {
                line.write(next);
            }
        }
        take(line, number, builder);
    }

    private static void take(ByteArrayOutputStream line, long number, PolicyBuilder builder) {
        if (line.size() > LONGEST) {
            builder.log().damage("line " + number, "the line is longer than " + LONGEST + " bytes", "");
        } else {
            text(line.toByteArray())
                    .ifPresentOrElse(
                            text -> {
                                if (!text.isEmpty() && !text.startsWith("#")) {
                                    builder.exclude(text);
                                }
                            },
                            () -> builder.log().damage("line " + number, "the line is not UTF-8", ""));
        }
        line.reset();
    }

    private static Optional<String> text(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Optional.of((text.startsWith("\ufeff") ? text.substring(1) : text).strip());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
