package dev.imatool.parsers.ascii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HexTest {
    private static final byte[] DIGITS = "0123456789abcdefABCDEF".getBytes(StandardCharsets.US_ASCII);

    @Test
    void decodesWhatTheJdkDecodes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 5_000; round++) {
            byte[] text = digits(random, 2 * random.nextInt(40) + 3);
            byte[] target = new byte[45];
            assertThat(Hex.decode(text, 3, text.length - 3, target, 2)).isTrue();
            String digits = new String(text, 3, text.length - 3, StandardCharsets.US_ASCII);
            assertThat(Arrays.copyOfRange(target, 2, 2 + digits.length() / 2))
                    .isEqualTo(HexFormat.of().parseHex(digits));
            assertThat(Hex.digits(text, 3, text.length)).isEqualTo(digits.length());
            assertThat(Hex.upperCase(text, 3, digits.length()))
                    .isEqualTo(!digits.equals(digits.toLowerCase(Locale.ROOT)));
        }
    }

    /** Each of the 256 bytes at each place, among digits. */
    @Test
    void knowsADigitWhereverItStands() {
        SplittableRandom random = new SplittableRandom(2);
        for (int length = 2; length <= 18; length += 2) {
            for (int at = 0; at < length; at++) {
                for (int c = 0; c < 256; c++) {
                    byte[] text = digits(random, length);
                    text[at] = (byte) c;
                    boolean digit = Character.digit(c, 16) >= 0;
                    assertThat(Hex.decode(text, 0, length, new byte[length / 2], 0))
                            .as("byte %d at %d", c, at)
                            .isEqualTo(digit);
                    assertThat(Hex.digits(text, 0, length)).isEqualTo(digit ? length : at);
                }
            }
        }
    }

    private static byte[] digits(SplittableRandom random, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        return text;
    }
}
