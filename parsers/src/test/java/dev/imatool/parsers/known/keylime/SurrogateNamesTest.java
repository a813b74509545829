package dev.imatool.parsers.known.keylime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that are not UTF-8 go into JSON and back as Python 3.11 has them: {@code bytes.fromhex(HEX).decode(errors="surrogateescape")}. */
class SurrogateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "2f61, /a",
        "2fff, /\udcff",
        "c3a9, \u00e9",
        "e282, \udce2\udc82",
        "e28241, \udce2\udc82A",
        "eda080, \udced\udca0\udc80",
        "c0af, \udcc0\udcaf",
        "f09f9982, \ud83d\ude42",
        "f09f99, \udcf0\udc9f\udc99",
        "f4908080, \udcf4\udc90\udc80\udc80",
        "80c3a980, \udc80\u00e9\udc80",
    })
    void aNameIsThatOfPython(String hex, String text) {
        ByteString name = ByteString.ofHex(hex);
        assertThat(SurrogateNames.text(name)).isEqualTo(text);
        assertThat(SurrogateNames.bytes(text)).isEqualTo(name);
    }

    @Test
    void everyNameComesBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = new byte[random.nextInt(9)];
            random.nextBytes(bytes);
            ByteString name = ByteString.copyOf(bytes);
            assertThat(SurrogateNames.bytes(SurrogateNames.text(name))).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a\\udcffb', 'a\udcffb'",
        "'\\uD83D\\uDE42', '\ud83d\ude42'",
        "'\\\\udcff', '\\\\udcff'",
        "'\\\\\\udcff', '\\\\\udcff'",
        "'\\u0041\\n\\\"', '\\u0041\\n\\\"'",
        "'\\udcf', '\\udcf'",
        "'\\udcfg\\udcff', '\\udcfg\udcff'",
        "'\\u\\udcff', '\\u\\udcff'",
        "'\\', '\\'",
    })
    void onlyEscapesOfSurrogatesAreUndone(String json, String expected) throws IOException {
        assertThat(read(new SurrogateReader(new StringReader(json)), 1)).isEqualTo(expected);
        assertThat(read(new SurrogateReader(new StringReader(json)), 7)).isEqualTo(expected);
        String far = "x".repeat((1 << 13) - 3);
        assertThat(read(new SurrogateReader(new StringReader(far + json)), 100)).isEqualTo(far + expected);
    }

    private static String read(Reader reader, int size) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[size];
        for (int count = reader.read(chunk, 0, size); count > 0; count = reader.read(chunk, 0, size)) {
            text.append(chunk, 0, count);
        }
        return text.toString();
    }
}
