package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What tools print and people write, as published or as made from the values of a real TPM. */
class TextShapesTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");
    private static final String SHA1 = TRUTH.get("sha1:10");
    private static final String SHA256 = TRUTH.get("sha256:10");
    private static final String SHA384 = TRUTH.get("sha384:10");
    private static final String SHA512 = TRUTH.get("sha512:10");

    @Test
    void olderPcrlistStyleHasNoPrefixAndBlanksBeforeTheColon() {
        expect(
                PcrShape.PCRREAD,
                "sha1 :\n  0  : " + TRUTH.get("sha1:0") + "\n  10 : " + SHA1 + "\n",
                Map.of("sha1:0", TRUTH.get("sha1:0"), "sha1:10", SHA1));
    }

    @Test
    void outputOfQuoteHasThePcrsInABlockOfItsOwn() {
        expect(PcrShape.PCRREAD, """
                quoted: ff54434780180022000b0011223344
                signature:
                  alg: ecdsa
                  sig: 3045022100aabbccddeeff00112233445566778899aabbccdd
                pcrs:
                  sha256:
                    10: 0x%s
                calcDigest: 38723a2e5e8a17aa7950dc008209944e898f69a7bd10a23c839d341e935fd5ca
                """.formatted(SHA256.toUpperCase(Locale.ROOT)), Map.of("sha256:10", SHA256));
    }

    @Test
    void linesOfTheKernelOnTheSameTerminalDoNotEndABank() {
        expect(
                PcrShape.PCRREAD,
                "$ tpm2_pcrread sha256:10,11\n  sha256:\n    10: 0x" + SHA256
                        + "\n[   93.101] audit: type=1800\n    11: 0x" + TRUTH.get("sha256:11")
                        + "\n12:30:45 root# exit\n",
                Map.of("sha256:10", SHA256, "sha256:11", TRUTH.get("sha256:11")));
    }

    @Test
    void recordedTerminalWithEscapesAndCarriageReturnsIsRead() {
        expect(
                PcrShape.PCRREAD,
                "\u001b[?2004h# tpm2_pcrread\r\n\u001b[?2004l\r  sha256:\r\n    10: 0x" + SHA256 + "\r\r\n",
                Map.of("sha256:10", SHA256));
    }

    @Test
    void byteOrderMarksAndUtf16AreNoObstacle() {
        String text = "\ufeffsha256:\r\n  10: 0x" + SHA256 + "\r\n";
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            PcrValues values = PcrFile.parse(text.getBytes(charset), "x", Optional.empty());
            assertThat(Sample.asMap(values.values())).as(charset.name()).isEqualTo(Map.of("sha256:10", SHA256));
        }
    }

    @Test
    void entriesOfAMeasurementListAndDigestsOfFilesAreNoPcrValues() {
        PcrValues values = Sample.parse("10 " + SHA1 + " ima-ng sha256:" + SHA256 + " /bin/sh\n" + "sha1: " + SHA1
                + "\nsha256: " + SHA256 + "\n" + SHA256 + "  /bin/sh\n");
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values)).singleElement().asString().startsWith("ERROR -: no PCR value found in ");
    }

    @Test
    void tpm12LinesTellTheBankByLength() {
        expect(
                PcrShape.PCR_LINES,
                "PCR-00: " + pairs(TRUTH.get("sha1:0")) + " \nPCR-10: " + pairs(SHA1) + " \npcr-10: " + pairs(SHA256)
                        + "\nPCR_11: " + TRUTH.get("sha384:11") + "\n",
                Map.of(
                        "sha1:0",
                        TRUTH.get("sha1:0"),
                        "sha1:10",
                        SHA1,
                        "sha256:10",
                        SHA256,
                        "sha384:11",
                        TRUTH.get("sha384:11")));
    }

    @Test
    void publishedTsspcrreadSampleIsRead() {
        expect(
                PcrShape.INDEX_LINES,
                """
                pcrread: tsspcrread -halg sha1
                0: 92c1850372e9493929aa9a2e9ea953e21ff1be45
                10: 3134641a3e8a1f5f75fa850bb21c3104d6ab863b
                17: ffffffffffffffffffffffffffffffffffffffff
                """,
                Map.of(
                        "sha1:0", "92c1850372e9493929aa9a2e9ea953e21ff1be45",
                        "sha1:10", "3134641a3e8a1f5f75fa850bb21c3104d6ab863b",
                        "sha1:17", "ffffffffffffffffffffffffffffffffffffffff"));
    }

    @Test
    void assignmentsAreReadALineEach() {
        expect(
                PcrShape.ASSIGNMENTS,
                "# golden\n--pcr sha256:10=0x" + SHA256 + "\n10:sha1=" + SHA1 + ",sha512=" + SHA512 + "\nsha384:10="
                        + SHA384 + "+sha256:11=" + TRUTH.get("sha256:11") + "\n",
                Map.of(
                        "sha256:10",
                        SHA256,
                        "sha1:10",
                        SHA1,
                        "sha512:10",
                        SHA512,
                        "sha384:10",
                        SHA384,
                        "sha256:11",
                        TRUTH.get("sha256:11")));
    }

    @Test
    void bankLinesMayJoinBankAndPcrByColon() {
        expect(
                PcrShape.BANK_LINES,
                "SHA256:10 " + SHA256 + "\nsha1 10: 0x" + SHA1 + "\n",
                Map.of("sha256:10", SHA256, "sha1:10", SHA1));
    }

    @Test
    void banksBeyondSha2KeepTheirTpmName() {
        expect(
                PcrShape.PCRREAD,
                "sm3_256:\n  10: 0x" + SHA256 + "\nsha3-384:\n  10: " + SHA384 + "\nTPM2_ALG_SHA1:\n 10: " + SHA1,
                Map.of("sm3_256:10", SHA256, "sha3_384:10", SHA384, "sha1:10", SHA1));
    }

    @Test
    void grepAndHeadOverSysfsNameTheFiles() {
        expect(
                PcrShape.SYSFS,
                "/sys/class/tpm/tpm0/pcr-sha256/10:" + SHA256.toUpperCase(Locale.ROOT) + "\npcr-sha1/10:" + SHA1 + "\n",
                Map.of("sha256:10", SHA256, "sha1:10", SHA1));
        expect(
                PcrShape.SYSFS,
                "==> /sys/class/tpm/tpm0/pcr-sha256/10 <==\n" + SHA256 + "\n\n==> pcr-sha512/10 <==\n" + SHA512 + "\n",
                Map.of("sha256:10", SHA256, "sha512:10", SHA512));
    }

    @Test
    void bareHexNeedsItsPathOrASelection() {
        byte[] content = (SHA256 + "\n").getBytes(StandardCharsets.US_ASCII);
        PcrValues byPath = PcrFile.parse(content, "evidence/tpm0/pcr-sha256/10", Optional.empty());
        assertThat(Sample.asMap(byPath.values())).isEqualTo(Map.of("sha256:10", SHA256));
        assertThat(byPath.shape()).contains(PcrShape.SYSFS);

        PcrValues bySelection = PcrFile.parse(content, "ten", Optional.of(Sample.selection("sha256:11")));
        assertThat(Sample.asMap(bySelection.values())).isEqualTo(Map.of("sha256:11", SHA256));

        PcrValues unknown = PcrFile.parse(content, "ten", Optional.empty());
        assertThat(unknown.values()).isEmpty();
        assertThat(Sample.told(unknown)).containsExactly("ERROR line 1: a bare value does not name its PCR");
        assertThat(unknown.diagnostics().get(0).hint()).contains(Advice.Way.SELECT_OR_TYPE);

        PcrValues tooFew = PcrFile.parse(content, "ten", Optional.of(Sample.selection("sha256:10,11")));
        assertThat(Sample.told(tooFew))
                .containsExactly("ERROR -: the selection sha256:10,11 names 2 PCRs, 1 values follow");
    }

    @Test
    void sameValueTwiceIsOneValue() {
        expect(
                PcrShape.PCRREAD,
                "sha1:\n 10: " + SHA1 + "\nsha1:\n 10: 0x" + SHA1.toUpperCase(Locale.ROOT) + "\n",
                Map.of("sha1:10", SHA1));
    }

    private static String pairs(String hex) {
        return hex.toUpperCase(Locale.ROOT).replaceAll("(..)", "$1 ").strip();
    }

    private static void expect(PcrShape shape, String text, Map<String, String> expected) {
        PcrValues values = Sample.parse(text);
        assertThat(Sample.told(values)).isEmpty();
        assertThat(values.shape()).contains(shape);
        assertThat(Sample.asMap(values.values())).isEqualTo(expected);
    }
}
