package dev.imatool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    /** Few different bytes, so that one stands next to the one that is searched for, with and without a carry. */
    @Test
    void findsTheFirstThatALoopFinds() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] alphabet = {0, 1, 0x7f, (byte) 0x80, (byte) 0x81, (byte) 0xff};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(3) == 0 ? alphabet[random.nextInt(alphabet.length)] : (byte) 'x';
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            for (byte value : alphabet) {
                assertThat(ByteSearch.indexOf(bytes, from, to, value)).isEqualTo(byLoop(bytes, from, to, value));
            }
        }
    }

    private static int byLoop(byte[] bytes, int from, int to, byte value) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
