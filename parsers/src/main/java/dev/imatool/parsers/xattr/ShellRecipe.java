package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.xattr.XattrValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code hash=$(echo -e "\x4$(openssl dgst -sha256 -binary FILE)")} leaves in {@code hash} with bash: a recipe of the
 * linuxkit project for {@code security.ima}. It lacks the byte for the algorithm, and a shell is no place for binary data.
 *
 * @param value what {@code setfattr} gets
 * @param damages what happened to the digest on the way
 */
public record ShellRecipe(ByteString value, List<Damage> damages) {
    /** What the shell does to a digest. */
    public enum Damage {
        /** Zero bytes are dropped: a shell variable cannot hold them. */
        ZERO_BYTES_DROPPED,
        /** A command substitution strips line feeds at its end. */
        TRAILING_LINE_FEEDS_STRIPPED,
        /** The first byte is an ASCII hex digit, and {@code \x4} takes it. */
        HEX_DIGIT_SWALLOWED,
        /** {@code echo -e} takes a backslash in the digest for the begin of an escape. */
        BACKSLASH_INTERPRETED
    }

    private static final int ZERO = 0;
    private static final int LINE_FEED = '\n';

    public ShellRecipe {
        damages = List.copyOf(damages);
    }

    /** What the recipe makes of a digest. */
    public static ShellRecipe of(ByteString digest) {
        List<Damage> damages = new ArrayList<>();
        byte[] inner = substituted(digest.toByteArray(), damages);
        ByteArrayOutputStream echoed = new ByteArrayOutputStream();
        boolean swallowed = inner.length > 0 && Character.digit(inner[0], 16) >= 0;
        if (swallowed) {
            damages.add(Damage.HEX_DIGIT_SWALLOWED);
            echoed.write(0x40 | Character.digit(inner[0], 16));
        } else {
            echoed.write(XattrValue.DIGEST_NG);
        }
        if (new Echo(inner, swallowed ? 1 : 0, echoed).run()) {
            damages.add(Damage.BACKSLASH_INTERPRETED);
        }
        byte[] outer = substituted(echoed.toByteArray(), damages);
        return new ShellRecipe(
                ByteString.copyOf(outer), damages.stream().distinct().toList());
    }

    /** {@code $(…)}: without zero bytes, then without line feeds at the end. */
    static byte[] substituted(byte[] output, List<Damage> damages) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte b : output) {
            if (b != ZERO) {
                kept.write(b);
            }
        }
        if (kept.size() < output.length) {
            damages.add(Damage.ZERO_BYTES_DROPPED);
        }
        byte[] bytes = kept.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == LINE_FEED) {
            end--;
        }
        if (end < bytes.length) {
            damages.add(Damage.TRAILING_LINE_FEEDS_STRIPPED);
        }
        return Arrays.copyOf(bytes, end);
    }

    /** {@code echo -e} of bash, in a UTF-8 locale. */
    private static final class Echo {
        private static final String SINGLE = "abeEfnrtv\\";
        private static final int[] SINGLE_BYTES = {7, 8, 27, 27, 12, 10, 13, 9, 11, '\\'};

        private final byte[] text;
        private final ByteArrayOutputStream out;
        private int at;

        Echo(byte[] text, int from, ByteArrayOutputStream out) {
            this.text = text;
            this.at = from;
            this.out = out;
        }

        /** True when there was an escape. */
        boolean run() {
            boolean escaped = false;
            while (at < text.length) {
                int c = text[at++] & 0xff;
                if (c != '\\' || at == text.length) {
                    out.write(c);
                    continue;
                }
                int code = text[at++] & 0xff;
                if (code == 'c') {
                    return true;
                }
                escaped |= escape(code);
            }
            return escaped;
        }

        private boolean escape(int code) {
            int single = SINGLE.indexOf(code);
            if (single >= 0) {
                out.write(SINGLE_BYTES[single]);
                return true;
            }
            return switch (code) {
                case '0' -> number(code, 3, 8, 0);
                case 'x' -> number(code, 2, 16, -1);
                case 'u' -> number(code, 4, 16, -1);
                case 'U' -> number(code, 8, 16, -1);
                default -> {
                    out.write('\\');
                    out.write(code);
                    yield false;
                }
            };
        }

        /** Up to {@code most} digits; without any, {@code none}, where -1 leaves the escape as it stands. */
        private boolean number(int code, int most, int radix, int none) {
            long value = 0;
            int digits = 0;
            while (digits < most && at < text.length && Character.digit(text[at], radix) >= 0) {
                value = radix * value + Character.digit(text[at++], radix);
                digits++;
            }
            if (digits == 0 && none < 0) {
                out.write('\\');
                out.write(code);
                return false;
            }
            boolean character = code == 'u' || code == 'U';
            if (character && Character.isValidCodePoint((int) value)) {
                out.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
            } else {
                out.write((int) value & 0xff);
            }
            return true;
        }
    }
}
