package dev.imatool.parsers.known.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSourceReaderTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String CHECKSUMS = (ABC + "  /usr/bin/abc\n").repeat(3);

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return packed.toByteArray();
    }

    @Test
    void packingAndEncodingAreTakenOff() throws IOException {
        byte[] packed = gzip(CHECKSUMS);
        for (byte[] bytes : new byte[][] {packed, Base64.getMimeEncoder().encode(packed)}) {
            KnownReading read = KnownReading.of(bytes);
            assertThat(read.form()).isEqualTo(SourceForm.CHECKSUMS);
            assertThat(read.files).hasSize(3);
        }
        assertThat(KnownReading.of("\u00ef\u00bb\u00bf" + CHECKSUMS).lines())
                .hasSize(3)
                .allMatch(("|/usr/bin/abc|PRESENT|sha256:" + ABC + "?")::equals);
    }

    /** SHA-256 of the raw bytes as sha256sum prints it. */
    @Test
    void theRawBytesAreHashed() {
        assertThat(KnownReading.of(ABC + "\n").source.orElseThrow().sha256())
                .contains("620a3df236da0af638c2a61c86951463731998f91dbb3ed629f47b9fe00ad118");
    }

    @Test
    void aPackedSourceThatIsCutGivesWhatIsThere() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            text.append(HexFormat.of().formatHex(digest))
                    .append("  /f")
                    .append(i)
                    .append('\n');
        }
        byte[] packed = gzip(text.toString());
        KnownReading read = KnownReading.of(Arrays.copyOf(packed, packed.length / 2));
        assertThat(read.files.size()).isBetween(2_000, 3_000);
        assertThat(read.source.orElseThrow().remarks())
                .anyMatch(remark -> remark.kind() == DiagnosticKind.GZIP_CUT_SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 91f34b5c671d73504b274a919661cf80dab1e127 ima-ng sha1:1801e1be3e65ef1eaa5c16617bec8f1274eaf6b3 boot_aggregate\n",
                "10 91f34b5c671d73504b274a919661cf80dab1e127 ima 1801e1be3e65ef1eaa5c16617bec8f1274eaf6b3 boot_aggregate\n",
            })
    void measurementListsAreLeftToTheirReader(String list) throws IOException {
        KnownReading read = KnownReading.of(list);
        assertThat(read.form()).isEqualTo(SourceForm.MEASUREMENT_LIST);
        assertThat(KnownSourceReader.leftToOthers(read.form())).isTrue();
        assertThat(read.files).isEmpty();
        InputStream once = new ByteArrayInputStream(list.getBytes(StandardCharsets.US_ASCII));
        try (KnownSourceReader reader = KnownSourceReader.open(InputSource.ofStream("-", once), true)) {
            assertThat(reader.form()).contains(SourceForm.MEASUREMENT_LIST);
            assertThat(reader.source().open().readAllBytes()).isEqualTo(list.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void whatLearnWritesIsToldAndLeftToItsReader() {
        KnownReading read = KnownReading.of(
                "{\"schema\":\"imatool.allowlist/1\",\"trusted\":[{\"path\":\"/a\",\"digests\":[\"sha256:" + ABC
                        + "\"]}]}");
        assertThat(read.form()).isEqualTo(SourceForm.LEARNED);
        assertThat(read.files).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "plain words\nof nobody\n",
                "#!/bin/sh\necho x\n",
                "{\"schema\":\"imatool.show/1\",\"sha256\":\"" + ABC + "\"}",
                "{\"key\":\"value\"}",
                "[1,2,3]",
                "{",
                "<html><body/></html>",
                "path,size\n/a,1\n",
                "measure func=BPRM_CHECK\n",
            })
    void otherFormsAreNotRead(String content) {
        KnownReading read = KnownReading.of(content);
        assertThat(read.source).isEqualTo(Optional.empty());
        assertThat(read.files).isEmpty();
    }

    @Test
    void randomBytesEndInAnAnswer() {
        Random random = new Random(16);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(4000)];
            random.nextBytes(bytes);
            assertThat(KnownReading.of(bytes).files).isEmpty();
        }
    }
}
