package dev.imatool.parsers.digestlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as {@code sha256sum} writes them, and others. */
class DigestListReaderTest {
    private static final String SHA1 = "c40325915ee0230d1e35da8b047d516b14b5136e";
    private static final String SHA256 = "d3f7d10e296e5c626ea78539cb38cd8dffd043bea3627da35ce3b20c0ac68014";

    @Test
    void digestsAndPathsComeWithTheirLines() throws IOException {
        List<DigestLine> lines = new ArrayList<>();
        DigestListReader.Tally tally =
                read("# known\n" + SHA256 + "  /hello\n\n" + SHA1 + " */usr/bin/a b\r\nsomething else\n" + SHA1, lines);
        assertThat(lines)
                .extracting(line -> line.line() + " " + line.digest().hex() + " "
                        + line.path().latin1())
                .containsExactly("2 " + SHA256 + " /hello", "4 " + SHA1 + " /usr/bin/a b");
        assertThat(tally).isEqualTo(new DigestListReader.Tally(2, 2));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        List<DigestLine> lines = new ArrayList<>();
        read(SHA256 + "  /hello", lines);
        assertThat(lines).hasSize(1);
    }

    @Test
    void aLineOfAMeasurementListIsNone() {
        assertThat(recognised("10 " + SHA1 + " ima-ng sha256:" + SHA256 + " /hello\n"))
                .isFalse();
        assertThat(recognised("4026532469 " + SHA1 + " ima-ng sha1:" + SHA1 + " 4026532469:/bin/sh\n"))
                .isFalse();
        assertThat(recognised("# known\n\n" + SHA256 + "  /hello\n")).isTrue();
        assertThat(recognised("")).isFalse();
    }

    @Test
    void anOddDigitAndAnOverlongLineAreSomethingElse() throws IOException {
        List<DigestLine> lines = new ArrayList<>();
        DigestListReader.Tally tally =
                read(SHA256.substring(1) + "  /hello\n" + SHA256 + "  /" + "x".repeat(1 << 14) + "\n", lines);
        assertThat(lines).isEmpty();
        assertThat(tally).isEqualTo(new DigestListReader.Tally(0, 2));
    }

    private static boolean recognised(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return DigestListReader.recognises(bytes, bytes.length);
    }

    private static DigestListReader.Tally read(String text, List<DigestLine> lines) throws IOException {
        return DigestListReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), lines::add);
    }
}
