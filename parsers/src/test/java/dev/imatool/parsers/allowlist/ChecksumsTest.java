package dev.imatool.parsers.allowlist;

import static dev.imatool.parsers.allowlist.AllowLists.A;
import static dev.imatool.parsers.allowlist.AllowLists.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumsTest {
    /** The forms that md5sum to sha512sum, their -b and --tag, and BSD's tools write. */
    @ParameterizedTest
    @CsvSource({
        "'%s  /bin/a',           64,  'sha256'",
        "'%s */bin/a',           64,  'sha256'",
        "'%s /bin/a',            64,  'sha256'",
        "'%s  /bin/a',           32,  'md5'",
        "'%s  /bin/a',           40,  'sha1'",
        "'%s  /bin/a',           56,  'sha224'",
        "'%s  /bin/a',           96,  'sha384'",
        "'%s  /bin/a',           128, 'sha512'",
        "'SHA256 (/bin/a) = %s', 64,  'sha256'",
        "'SHA2-256 (/bin/a)= %s', 64, 'sha256'",
        "'SHA3-256 (/bin/a) = %s', 64, 'sha3-256'",
        "'SM3 (/bin/a) = %s',    64,  'sm3'",
        "'MD5 (/bin/a) = %s',    32,  'md5'",
        "'sha256:%s  /bin/a',    64,  'sha256'",
        "'sha3-256:%s /bin/a',   64,  'sha3-256'",
        "'SHA1:%s */bin/a',      40,  'sha1'",
        "'sm3_256:%s  /bin/a',   64,  'sm3'",
        "'verity:sha256:%s  /bin/a', 64, 'verity:sha256'",
    })
    void everyFormIsRead(String form, int digits, String algorithm) {
        String hex = "a5".repeat(digits / 2);
        assertThat(AllowLists.of(form.formatted(hex) + "\n").values())
                .containsExactly("any /bin/a " + algorithm + ":" + hex);
        assertThat(AllowLists.of(form.formatted(hex.toUpperCase(Locale.ROOT))).values())
                .containsExactly("any /bin/a " + algorithm + ":" + hex);
    }

    /** A digest whose hash nobody named is that of any hash of its length; one with a name is that one. */
    @Test
    void onlyADigestWithoutANameIsBare() throws IOException {
        List<Boolean> bare = new ArrayList<>();
        String text = A + "  /bin/a\nsha256:" + A + "  /bin/a\nSHA256 (/bin/a) = " + A + "\n";
        InputSource source =
                InputSource.ofStream("t", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        try (AllowListInput input = AllowListInput.open(source)) {
            input.read((line, value) -> bare.add(value.bare()));
        }
        assertThat(bare).containsExactly(true, false, false);
        assertThat(AllowLists.of(A + "  /bin/a\nsha257:" + A + "  /bin/a\nsha1:" + A + "  /bin/a\n")
                        .diagnostics())
                .hasSize(2);
    }

    @Test
    void everyValueComesWithItsLineAndATabMaySeparate() throws IOException {
        List<Long> lines = new ArrayList<>();
        String text = "# known\n" + A + "  /bin/a\n\n" + B + "\t/bin/b\r\n" + B + "\t *//c\nnone";
        InputSource source =
                InputSource.ofStream("t", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        try (AllowListInput input = AllowListInput.open(source)) {
            input.read((line, value) -> lines.add(line));
        }
        assertThat(lines).containsExactly(2L, 4L, 5L);
        assertThat(AllowLists.of(text).values())
                .containsExactly("any /bin/a sha256:" + A, "any /bin/b sha256:" + B, "any //c sha256:" + B);
        String document = "{\"schema\":\"imatool.allowlist/1\",\n\"trusted\":[\n{\"path\":\"/a\",\"digests\":[\"sha256:"
                + A + "\"]}]}";
        InputSource json =
                InputSource.ofStream("t", new ByteArrayInputStream(document.getBytes(StandardCharsets.US_ASCII)));
        try (AllowListInput input = AllowListInput.open(json)) {
            input.read((line, value) -> lines.add(line));
        }
        assertThat(lines).endsWith(3L);
    }

    @Test
    void namesAreReadAsTheKernelLogsThem() {
        AllowLists read = AllowLists.of(A + "  /opt/a b  c\n\\" + A + "  /opt/a\\\\b\\nc\n"
                + "\\SHA256 (/opt/(d\\n)) = " + B + "\n" + A + "  /opt/back\\slash\r\n");
        assertThat(read.shape()).contains(AllowListShape.CHECKSUMS);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.values())
                .containsExactly(
                        "any /opt/a_b__c sha256:" + A,
                        "any /opt/a\\b\nc sha256:" + A,
                        "any /opt/(d\n) sha256:" + B,
                        "any /opt/back\\slash sha256:" + A);
    }

    @Test
    void linesThatAreNoneAreNamedAndTheOthersRead() {
        AllowLists read = AllowLists.of("# made by hand\n\n" + A + "  /bin/a\nnonsense\u001b\n" + A.substring(1)
                + "  /bin/odd\nBLAKE2b (/bin/c) = " + A + "\n" + "0".repeat(64) + "  /bin/zero\n" + B + "  /bin/b");
        assertThat(read.values()).containsExactly("any /bin/a sha256:" + A, "any /bin/b sha256:" + B);
        assertThat(read.diagnostics()).hasSize(4);
        assertThat(read.diagnostics().get(0)).isEqualTo("ERROR line 4: 'nonsense\\x1b' is not a digest with a path");
        assertThat(read.diagnostics().get(1)).startsWith("ERROR line 5: '" + A.substring(1));
        assertThat(read.diagnostics().get(2)).startsWith("ERROR line 6: 'BLAKE2b (/bin/c)");
        assertThat(read.diagnostics().get(3)).startsWith("ERROR line 7: '000");
    }

    @Test
    void pathsThatAreNotAbsoluteAreSaid() {
        AllowLists read = AllowLists.of(A + "  /bin/a\n" + A + "  ./bin/b\n" + A + "  c\n");
        assertThat(read.values()).hasSize(3);
        assertThat(read.diagnostics())
                .containsExactly(
                        "WARNING line 2: 2 paths do not begin with /; measurement lists give absolute paths, so"
                                + " they match no file");
    }

    @Test
    void aLineWithoutEndIsSkippedInBoundedMemory() {
        byte[] long1 = new byte[1 << 20];
        Arrays.fill(long1, (byte) 'x');
        byte[] first = (A + "  /bin/a\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] content = Arrays.copyOf(first, first.length + long1.length);
        System.arraycopy(long1, 0, content, first.length, long1.length);
        AllowLists read = AllowLists.of(content);
        assertThat(read.values()).hasSize(1);
        assertThat(read.diagnostics()).containsExactly("ERROR line 2: more than 65536 bytes in a line, skipped");
    }

    @Test
    void diagnosticsAreBounded() {
        AllowLists read = AllowLists.of(A + "  /bin/a\n" + "x\n".repeat(100));
        assertThat(read.diagnostics()).hasSize(51).last().isEqualTo("ERROR : 50 further diagnostics are not listed");
    }

    @Test
    void gzipIsUnpackedAndTheRawBytesAreHashed() {
        byte[] packed = AllowLists.gzip(A + "  /bin/a\n" + B + "  /bin/b\n");
        AllowLists read = AllowLists.of(packed);
        assertThat(read.values()).hasSize(2);
        assertThat(read.sha256()).isEqualTo(sha256(packed));
        AllowLists cut = AllowLists.of(Arrays.copyOf(packed, packed.length - 9));
        assertThat(cut.diagnostics()).containsExactly("ERROR : the gzip stream ends early");
    }

    @Test
    void aMeasurementListIsLeftToItsReader() {
        assertThat(AllowLists.of("10 " + "ab".repeat(20) + " ima-ng sha256:" + A + " /bin/a\n")
                        .shape())
                .isEmpty();
        assertThat(AllowLists.of(new byte[] {10, 0, 0, 0}).shape()).isEmpty();
        assertThat(AllowLists.of("").shape()).isEmpty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
