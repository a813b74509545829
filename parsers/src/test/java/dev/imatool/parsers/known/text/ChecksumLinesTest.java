package dev.imatool.parsers.known.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumLinesTest {
    /** Of the three bytes {@code abc}, FIPS 180-4 and RFC 1321. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String ABC_SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String ABC_MD5 = "900150983cd24fb0d6963f7d28e17f72";
    private static final String ZERO = "0".repeat(64);

    /** What coreutils 9.1, OpenSSL 3.0 and hashdeep 4.4 print of the same three files, one of which needs escapes. */
    @ParameterizedTest
    @CsvSource({
        "sha256sum.txt,    3, sha256",
        "sha256sum-b.txt,  3, sha256",
        "sha256sum-z.bin,  3, sha256",
        "sha256-tag.txt,   3, sha256",
        "sha1sum.txt,      3, sha1",
        "sha512sum.txt,    3, sha512",
        "openssl-dgst.txt, 2, sha256",
    })
    void toolsPrintTheSame(String file, int count, String hash) {
        KnownReading read = KnownReading.ofResource("text/" + file);
        assertThat(read.form()).isEqualTo(SourceForm.CHECKSUMS);
        assertThat(read.files).hasSize(count);
        assertThat(read.digests("tree/abc"))
                .containsExactly(
                        switch (hash) {
                            case "sha1" -> "sha1:" + ABC_SHA1;
                            case "sha256" -> "sha256:" + ABC;
                            default ->
                                "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
                        });
        assertThat(read.digests("tree/my conf")).hasSize(1);
        if (count == 3) {
            assertThat(read.digests("tree/line\nend\\x")).hasSize(1);
        }
        assertThat(read.remarks()).isEmpty();
        assertThat(read.skips).isEmpty();
    }

    @Test
    void namesAreAsTheyAreGiven() {
        KnownReading read =
                KnownReading.of(ABC + "  ./usr/bin/x\n" + ABC.toUpperCase(Locale.ROOT) + " *usr/bin/y\r\n" + ABC
                        + " /a b\n" + ABC + "\t*/tab\n\n# remark\n; remark\nsha256:" + ABC + "  /p\nsha1:" + ABC_SHA1
                        + "  boot_aggregate");
        assertThat(read.lines())
                .containsExactly(
                        "|./usr/bin/x|PRESENT|sha256:" + ABC + "?",
                        "|usr/bin/y|PRESENT|sha256:" + ABC + "?",
                        "|/a b|PRESENT|sha256:" + ABC + "?",
                        "|/tab|PRESENT|sha256:" + ABC + "?",
                        "|/p|PRESENT|sha256:" + ABC,
                        "|boot_aggregate|PRESENT|sha1:" + ABC_SHA1);
        assertThat(read.remarks()).isEmpty();
    }

    /** {@code fsverity digest} of fsverity-utils 1.5 writes one blank, as do others who mean the file. */
    @Test
    void behindOneBlankADigestMayBeOfFsVerity() {
        KnownReading read = KnownReading.ofResource("text/fsverity.txt");
        String hex = "ff0fdd4ea7f10886a9930bbef543f63778129662f7b17e3126d724c5f810199b";
        assertThat(read.lines()).containsExactly("|t/usr/bin/basename|PRESENT|sha256:" + hex + " verity:sha256:" + hex);
        assertThat(KnownReading.of("verity:sha256:" + hex + "  /x\n").lines())
                .containsExactly("|/x|PRESENT|verity:sha256:" + hex);
    }

    @Test
    void zerosAndUnknownHashesAreCounted() {
        KnownReading read = KnownReading.of(ZERO + "  boot_aggregate\nsha1:" + "0".repeat(40) + "  /v\n" + ABC
                + "  /a\nBLAKE2b-512 (/b) = " + ABC + ABC + "\nSHA256 (/z) = " + ZERO + "\n");
        assertThat(read.lines()).containsExactly("|/a|PRESENT|sha256:" + ABC + "?", "|/b|PRESENT|");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.ZERO, 3, KnownSkip.UNKNOWN_ALGORITHM, 1));
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void whatIsNoChecksumIsNamedAndTheRestIsRead() {
        KnownReading read = KnownReading.of(ABC + "  /a\n" + ABC + "\nba78  /short\n" + ABC.substring(1) + "  /odd\n"
                + ABC + "00  /long\nplain words\n" + ABC + "  /nul\0\n\\" + ABC + "  /bad\\q\n" + ABC + "  /b\n");
        assertThat(read.lines()).containsExactly("|/a|PRESENT|sha256:" + ABC + "?", "|/b|PRESENT|sha256:" + ABC + "?");
        assertThat(read.places()).containsExactly("line 2", "line 3", "line 4", "line 5", "line 6", "line 7", "line 8");
        assertThat(read.remarks().get(4)).isEqualTo("ERROR line 6: 'plain words' is not a digest with a path");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.UNREADABLE, 7));
    }

    @Test
    void aLineWithoutEndCostsNoMemoryAndTheNextIsRead() {
        for (int length : new int[] {ByteLines.LONGEST + 1, 1 << 18, 3_000_000}) {
            KnownReading read =
                    KnownReading.of(ABC + "  /a\n" + ABC + "  /" + "x".repeat(length) + "\n" + ABC + "  /b\n");
            assertThat(read.lines())
                    .as("%d", length)
                    .containsExactly("|/a|PRESENT|sha256:" + ABC + "?", "|/b|PRESENT|sha256:" + ABC + "?");
            assertThat(read.remarks()).containsExactly("ERROR line 2: more than 65536 bytes in a line, skipped");
        }
    }

    @Test
    void linesCrossTheEndOfTheBuffer() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(ABC).append("  /usr/share/").append(i).append('\n');
        }
        KnownReading read = KnownReading.of(text.toString());
        assertThat(read.files).hasSize(20_000);
        for (int i = 0; i < 20_000; i++) {
            assertThat(read.files.get(i).path().latin1()).isEqualTo("/usr/share/" + i);
        }
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void dpkgsSumsNamePathsAndProveNothing() {
        KnownReading read = KnownReading.of(ABC_MD5 + "  usr/bin/a\n" + ABC_MD5 + "  usr/share/b c\n");
        assertThat(read.form()).isEqualTo(SourceForm.MD5SUMS);
        assertThat(read.lines()).containsExactly("|usr/bin/a|PRESENT|", "|usr/share/b c|PRESENT|");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_USABLE_DIGEST, 2));
    }

    @Test
    void aSignedTextIsReadWithoutItsSignature() {
        KnownReading read = KnownReading.of("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + ABC
                + "  a.img\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCgAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n");
        assertThat(read.lines()).containsExactly("|a.img|PRESENT|sha256:" + ABC + "?");
        assertThat(read.remarks()).isEmpty();
    }
}
