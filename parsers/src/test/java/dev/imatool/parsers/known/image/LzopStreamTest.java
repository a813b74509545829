package dev.imatool.parsers.known.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.parsers.known.RecordedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lzop 1.04 made of one content, with near and far repetitions, runs, and bytes that cannot be packed. */
class LzopStreamTest {
    /** By sha256sum, of the content before it was packed. */
    private static final String CONTENT = "5d95d3135afcf8521f82110d68f40f6701717db3c8cd7cbe744213f63db809f7";

    private static final int LENGTH = 422_556;

    /** Where the first block begins: behind the name, in its header, and the checksum of that. */
    private static final int BLOCK = 45;

    private static byte[] resource(int level) {
        String name = "/lzo/content-" + level + ".lzo";
        try (InputStream in = Objects.requireNonNull(LzopStreamTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new LzopStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void everyLevelUnpacksToTheContent(int level) throws IOException {
        byte[] content = unpacked(resource(level));
        assertThat(content).hasSize(LENGTH);
        assertThat(HexFormat.of().formatHex(RecordedFiles.sha256(content))).isEqualTo(CONTENT);
    }

    @Test
    void whatFollowsIsLeft() throws IOException {
        byte[] packed = resource(1);
        ByteArrayInputStream more = new ByteArrayInputStream(Arrays.copyOf(packed, packed.length + 5));
        assertThat(new LzopStream(more).readAllBytes()).hasSize(LENGTH);
        assertThat(more.available()).isEqualTo(5);
    }

    @Test
    void noDamageOfABlockGoesUnseen() {
        byte[] packed = resource(9);
        for (int at = BLOCK; at < packed.length; at += at < BLOCK + 300 ? 1 : 1499) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 0x41;
            assertThatThrownBy(() -> unpacked(damaged)).as("byte %d", at).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whereverItIsCutItEndsEarly() {
        byte[] packed = resource(9);
        for (int length = 0; length < packed.length; length += length < 100 ? 1 : 2999) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpacked(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    /** No memory is taken by what a length says. */
    @ParameterizedTest
    @CsvSource({
        "7fffffff, 00000001",
        "ffffffff, 00000001",
        "00040001, 00000001",
        "00000010, ffffffff",
        "00000010, 00000011"
    })
    void aLengthThatLiesIsSaid(String length, String packedLength) {
        byte[] lying = resource(9);
        ByteBuffer.wrap(lying)
                .putInt(BLOCK, Integer.parseUnsignedInt(length, 16))
                .putInt(BLOCK + 4, Integer.parseUnsignedInt(packedLength, 16));
        assertThatThrownBy(() -> unpacked(lying)).hasMessageStartingWith("a block of lzo says it has ");
    }
}
