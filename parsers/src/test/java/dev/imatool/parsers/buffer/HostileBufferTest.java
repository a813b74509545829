package dev.imatool.parsers.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.MeasuredBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buffers are made by whoever attacked the machine. */
class HostileBufferTest {
    private static final ByteString RING = ByteString.ofText("ring");

    @Test
    void sequencesWithinSequencesDoNotExhaustTheStack() {
        byte[] nested = nested(16_000);
        assertThat(BufferReader.read(RING, ByteString.copyOf(nested), 32)).isInstanceOf(MeasuredBuffer.Unknown.class);
    }

    private static byte[] nested(int depth) {
        byte[] bytes = new byte[depth * 4];
        for (int i = 0; i < depth; i++) {
            int length = bytes.length - i * 4 - 4;
            bytes[i * 4] = 0x30;
            bytes[i * 4 + 1] = (byte) 0x82;
            bytes[i * 4 + 2] = (byte) (length >> 8);
            bytes[i * 4 + 3] = (byte) length;
        }
        return bytes;
    }

    @Test
    void noBytesUnderAnyNameAreAnError() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (dev.imatool.model.buffer.BufferEvent event : dev.imatool.model.buffer.BufferEvent.values()) {
                assertThat(BufferReader.read(ByteString.ofText(event.eventName()), ByteString.copyOf(bytes), 32)
                                .kind())
                        .isNotEmpty();
            }
        }
    }
}
