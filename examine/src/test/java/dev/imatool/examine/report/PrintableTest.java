package dev.imatool.examine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    /** Bytes in hex, the text, whether more than backslashes was escaped. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "2f62696e2f7368,     /bin/sh,          false",
                "2f6120622f24,       /a b/$,           false",
                "c3a4e282acf09f9880, ä€😀,             false",
                "615c62,             a\\\\b,           false",
                "615c6e,             a\\\\n,           false",
                "610a62,             a\\nb,            true",
                "1b5b326a,           \\x1b[2j,         true",
                "610762007f,         a\\x07b\\x00\\x7f, true",
                "ff,                 \\xff,            true",
                "c0af,               \\xc0\\xaf,       true",
                "eda080,             \\xed\\xa0\\x80,  true",
                "f4908080,           \\xf4\\x90\\x80\\x80, true",
                "e282,               \\xe2\\x82,       true",
                "c29b,               \\u{9b},          true",
                "e280ae61,           \\u{202e}a,       true",
                "e281a6,             \\u{2066},        true",
                "e280a8,             \\u{2028},        true",
                "e2808b,             \\u{200b},        true",
                "c2a0,               \\u{a0},          true",
                "efbbbf,             \\u{feff},        true",
            })
    void whatIsUnsafeIsEscaped(String hex, String text, boolean escaped) {
        assertThat(Printable.of(ByteString.ofHex(hex))).isEqualTo(new Printable(text, escaped));
    }

    @Test
    void differentBytesNeverLookTheSame() {
        assertThat(Printable.textOf(ByteString.ofText("\\n"))).isNotEqualTo(Printable.textOf(ByteString.ofText("\n")));
        assertThat(Printable.textOf(ByteString.ofText("\\xff"))).isNotEqualTo(Printable.textOf(ByteString.ofHex("ff")));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBytesCanBeToldFromTheText(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(24)];
        byte[] spice = {'\\', 'x', '\n', (byte) 0xe2, (byte) 0x80, (byte) 0xae, 'u', '{', '}', 0x1b};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextBoolean() ? spice[random.nextInt(spice.length)] : (byte) random.nextInt(256);
        }
        String text = Printable.textOf(ByteString.copyOf(bytes));
        assertThat(unescaped(text)).isEqualTo(bytes);
        assertThat(text.codePoints()).noneMatch(point -> point < ' ' || point == 0x7f || point == 0x202e);
    }

    /** The reverse, as docs/json.md describes it. */
    private static byte[] unescaped(String text) {
        byte[] bytes = new byte[4 * text.length()];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            byte[] next;
            if (text.charAt(at) != '\\') {
                int point = text.codePointAt(at);
                next = Character.toString(point).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                at += Character.charCount(point);
            } else if (text.charAt(at + 1) == 'x') {
                next = HexFormat.of().parseHex(text.substring(at + 2, at + 4));
                at += 4;
            } else if (text.charAt(at + 1) == 'u') {
                int end = text.indexOf('}', at);
                next = Character.toString(Integer.parseInt(text.substring(at + 3, end), 16))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                at = end + 1;
            } else {
                next = new byte[] {(byte) (text.charAt(at + 1) == 'n' ? '\n' : '\\')};
                at += 2;
            }
            System.arraycopy(next, 0, bytes, length, next.length);
            length += next.length;
        }
        return Arrays.copyOf(bytes, length);
    }
}
