package dev.imatool.render.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.replay.quote.ExpectedNonce.How;
import dev.imatool.replay.quote.ExpectedNonce.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a nonce was read, in a few words. */
class NonceWordsTest {
    private static String inFile(How how) {
        return NonceWords.of(new Reading(ByteString.EMPTY, how, Optional.of("n.bin")));
    }

    @Test
    void aTypedOneHasNoFile() {
        assertThat(NonceWords.of(new Reading(ByteString.EMPTY, How.Plainly.HEX)))
                .isEqualTo("hex");
    }

    @Test
    void aFileIsNamed() {
        assertThat(Arrays.stream(How.Plainly.values()).map(NonceWordsTest::inFile))
                .containsExactly(
                        "hex in n.bin",
                        "text in n.bin",
                        "base64 in n.bin",
                        "bytes of n.bin",
                        "bytes of n.bin without its line end");
        assertThat(inFile(new How.Decoded(List.of("gzip", "base64")))).isEqualTo("gzip, base64 in n.bin");
    }
}
