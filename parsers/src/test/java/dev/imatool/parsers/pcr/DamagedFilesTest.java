package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.pcr.file.PcrFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Damaged files: which fault is told, with which place, and what can still be read. */
class DamagedFilesTest {
    private static final String SNAPSHOT = "pcrs-6.12";
    private static final Map<String, String> TRUTH = Sample.truth(SNAPSHOT);

    @Test
    void valueCutShortIsToldWithItsLineAndTheOthersAreGiven() {
        String line = "    10: 0x" + TRUTH.get("sha256:10").toUpperCase(Locale.ROOT);
        String yaml = Sample.text(SNAPSHOT + "/pcrread.yaml");
        PcrValues values = Sample.parse(yaml.replace(line, line.substring(0, line.length() - 24)));
        assertThat(values.values()).hasSize(95).noneMatch(v -> v.bank().equals("sha256") && v.pcr() == 10);
        assertThat(Sample.told(values))
                .containsExactly("ERROR line 37: sha256:10: sha256 takes 64 hex digits, 40 given");
    }

    @Test
    void valueThatIsNoHexIsToldEscapedAndCut() {
        PcrValues values = Sample.parse(
                "sha1:\n 9: 0xZZ\u0007\\\n 10: " + TRUTH.get("sha1:10") + "\n 11: " + "x".repeat(99) + "\n");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha1:10", TRUTH.get("sha1:10")));
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR line 2: sha1:9: '0xZZ\\x07\\\\' is not the hex of a sha1 value",
                        "ERROR line 4: sha1:11: '" + "x".repeat(80) + "…' is not the hex of a sha1 value");
    }

    @Test
    void oddNumberOfDigitsIsToldAsANumberOfDigits() {
        PcrValues values = Sample.parse("PCR-10: " + TRUTH.get("sha1:10") + "\nPCR-11: "
                + TRUTH.get("sha1:11").substring(1));
        assertThat(values.values()).hasSize(1);
        assertThat(Sample.told(values))
                .containsExactly("ERROR line 2: PCR 11: 39 hex digits fit no PCR bank"
                        + " (sha1 takes 40, sha256 64, sha384 96, sha512 128)");
    }

    @Test
    void pcrThatNoTpmHasIsLeftOutWithAWarning() {
        PcrValues values = Sample.parse("sha1 23 " + TRUTH.get("sha1:23") + "\nsha1 24 " + TRUTH.get("sha1:23") + "\n");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha1:23", TRUTH.get("sha1:23")));
        assertThat(Sample.told(values)).containsExactly("WARNING line 2: sha1:24: a TPM has no PCR 24, value left out");
    }

    @Test
    void bankOfAnUnknownAlgorithmIsKeptAndSaidOnce() {
        PcrValues values = Sample.parse("sha9000:\n 10: 0x0011223344556677889900\n 11: 0x0011223344556677889901\n");
        assertThat(Sample.asMap(values.values()))
                .isEqualTo(Map.of("sha9000:10", "0011223344556677889900", "sha9000:11", "0011223344556677889901"));
        assertThat(Sample.told(values))
                .containsExactly("WARNING line 2: bank sha9000: unknown algorithm, its values are kept unchecked");
    }

    @Test
    void emptyFileAndProseHaveNoValueAndTheHintListsWhatIsAccepted() {
        for (String content : new String[] {"", "Nothing to see here: 10\n[root@host ~]# ls\n"}) {
            PcrValues values = Sample.parse(content);
            assertThat(values.shape()).isEmpty();
            assertThat(values.hasErrors()).isTrue();
            assertThat(Sample.told(values))
                    .containsExactly("ERROR -: no PCR value found in " + content.length() + " bytes");
            assertThat(values.diagnostics().get(0).hint().orElseThrow().toString())
                    .contains("tpm2_pcrread output", "sha256:10=HEX", "tpm_policy", "pcr-sha256/10");
        }
    }

    @Test
    void emptyFileIsExplained() {
        assertThat(Sample.parse("").diagnostics().get(0).hint().orElseThrow().toString())
                .startsWith("InWords[text=the file is empty, as tar makes");
    }

    @Test
    void serializedFileCutShortGivesTheValuesBeforeTheCut() {
        byte[] whole = Sample.bytes(SNAPSHOT + "/quote.pcrs");
        PcrValues values = PcrFile.parse(Arrays.copyOf(whole, 600), "q", Optional.empty());
        // 132 for the selection, 4 for the number of lists, 4 for the number of digests, 66 for each digest: 6 and a
        // bit
        assertThat(values.values()).hasSize(6);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x84: 3 lists of digests make a file of 1732 bytes, this one has 600",
                        "ERROR -: the selection names 20 PCRs, 6 values follow");
    }

    @Test
    void serializedFileWithALyingNumberOfListsIsReadAsFarAsItGoes() {
        byte[] bytes = Sample.bytes(SNAPSHOT + "/quote.pcrs");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(132, -1);
        PcrValues values = PcrFile.parse(bytes, "q", Optional.empty());
        assertThat(values.values()).hasSize(20);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x84: 4294967295 lists of digests make a file of 2284922601076 bytes, this one has 1732");
    }

    @Test
    void serializedFileWithALyingNumberOfDigestsStopsThere() {
        byte[] bytes = Sample.bytes(SNAPSHOT + "/quote.pcrs");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(136 + 532, 9);
        PcrValues values = PcrFile.parse(bytes, "q", Optional.empty());
        assertThat(values.values()).hasSize(8);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x29c: a list of 9 digests; the structure has room for 8",
                        "ERROR -: the selection names 20 PCRs, 8 values follow");
    }

    @Test
    void serializedDigestOfTheWrongLengthIsToldAndTheNextOnesKeepTheirPlace() {
        byte[] bytes = Sample.bytes(SNAPSHOT + "/quote.pcrs");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(140, (short) 21);
        buffer.putShort(140 + 66, (short) 65);
        PcrValues values = PcrFile.parse(bytes, "q", Optional.empty());
        assertThat(values.values()).hasSize(18);
        assertThat(Sample.asMap(values.values())).containsEntry("sha1:12", TRUTH.get("sha1:12"));
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR 0x8c: sha1:10: sha1 takes 20 bytes, 21 given",
                        "ERROR 0xce: a digest of 65 bytes; the structure has room for 64");
    }

    @Test
    void serializedSelectionOfPcrsThatNoTpmHasIsToldAndLeftOut() {
        byte[] bytes = Sample.bytes("bank-sha256-only-6.12/quote.pcrs");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // one bank, sha256, four bytes of bits, of which only the one for PCR 31 is set
        buffer.putInt(0, 1).put(4, new byte[] {0x0b, 0, 4, 0, 0, 0, (byte) 0x80});
        PcrValues values = PcrFile.parse(bytes, "q", Optional.empty());
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values)).containsExactly("WARNING 0x8c: sha256:31: a TPM has no PCR 31, value left out");
    }

    @Test
    void faultsAndValuesWithoutEndAreBounded() {
        PcrValues faulty = Sample.parse("sha1:\n" + " 10: 0x00\n".repeat(5_000));
        assertThat(faulty.diagnostics()).hasSize(101);
        assertThat(faulty.diagnostics().get(100).message()).isEqualTo("4900 more faults like these");

        StringBuilder many = new StringBuilder("sha1:\n");
        for (int i = 0; i < 20_000; i++) {
            many.append(String.format(" 10: %040x%n", i));
        }
        PcrValues full = Sample.parse(many.toString());
        assertThat(full.values()).hasSize(10_000);
        assertThat(Sample.told(full)).contains("ERROR line 10002: more than 10000 PCR values; the rest is not read");
    }

    @Test
    void fileOfMoreThanSixteenMebibytesIsRefused() {
        PcrValues values = PcrFile.parse(new byte[PcrFile.MAX_LENGTH + 1], "big", Optional.empty());
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values))
                .containsExactly("ERROR -: more than 16777216 bytes, too long for a file of PCR values");
    }
}
