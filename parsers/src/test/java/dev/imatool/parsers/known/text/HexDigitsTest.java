package dev.imatool.parsers.known.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Held against {@link Character#digit} and {@link HexFormat}. */
class HexDigitsTest {
    private static final byte[] DIGITS =
            "00112233445566778899aAbBcCdDeEfF0123456789abcdefABCDEF9876543210".getBytes(StandardCharsets.US_ASCII);

    private final HexDigits hex = new HexDigits();

    @Test
    void allDigitsInEitherCaseAreRead() {
        assertThat(hex.decode(DIGITS, 0, DIGITS.length)).isEqualTo(DIGITS.length);
        assertThat(hex.count()).isEqualTo(32);
        assertThat(Arrays.copyOf(hex.bytes(), 32))
                .isEqualTo(HexFormat.of().parseHex(new String(DIGITS, StandardCharsets.US_ASCII)));
        assertThat(hex.zero()).isFalse();
    }

    @Test
    void anyOtherByteEndsThem() {
        for (int place = 0; place < DIGITS.length; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] line = DIGITS.clone();
                line[place] = (byte) value;
                boolean digit = value < 128 && Character.digit(value, 16) >= 0;
                int expected = digit ? line.length : place / 2 * 2;
                assertThat(hex.decode(line, 0, line.length))
                        .as("%02x at %d", value, place)
                        .isEqualTo(expected);
                assertThat(hex.count()).isEqualTo(expected / 2);
            }
        }
    }

    @Test
    void noMoreAreReadThanThereAreAndOneByteMoreThanTheLongestDigestHas() {
        byte[] line = new byte[300];
        Arrays.fill(line, (byte) '0');
        for (int length = 0; length <= line.length; length++) {
            hex.decode(line, 0, length);
            assertThat(hex.count()).isEqualTo(Math.min(length / 2, HexDigits.MOST + 1));
            assertThat(hex.zero()).isTrue();
        }
        line[129] = '1';
        hex.decode(line, 1, line.length);
        assertThat(hex.zero()).isFalse();
    }
}
