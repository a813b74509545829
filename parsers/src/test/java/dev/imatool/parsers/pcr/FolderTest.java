package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as {@code /sys/class/tpm/tpm0} has them, made of the values of a real TPM. */
class FolderTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");

    @TempDir
    Path folder;

    @Test
    void copyOfTheTpmFolderGivesAllPcrsOfAllBanks() throws IOException {
        writeAll();
        Files.writeString(folder.resolve("dev"), "10:224\n");
        PcrValues values = read(folder);
        assertThat(values.shape()).contains(PcrShape.SYSFS);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(TRUTH);
        assertThat(values.values()).anyMatch(value -> value.origin().equals(folder + " pcr-sha256/10"));
    }

    @Test
    void folderOfOneBankGivesThatBank() throws IOException {
        writeAll();
        PcrValues values = read(folder.resolve("pcr-sha384"));
        assertThat(values.diagnostics()).isEmpty();
        assertThat(values.values()).hasSize(24).allMatch(value -> value.bank().equals("sha384"));
    }

    @Test
    void oneFileOfAFolderTellsBankAndPcrByItsPath() throws IOException {
        writeAll();
        Path file = folder.resolve("pcr-sha512").resolve("10");
        PcrValues values = read(file);
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha512:10", TRUTH.get("sha512:10")));
        assertThat(values.values().get(0).origin()).isEqualTo(file + " line 1");
    }

    /** Kernel: Documentation/ABI/testing/sysfs-devices-virtual-misc-tdx_guest. */
    @Test
    void measurementsOfATdxGuestAreRegistersOfTheirOwn() throws IOException {
        byte[] value = java.util.HexFormat.of().parseHex(TRUTH.get("sha384:10"));
        Files.write(folder.resolve("rtmr0:sha384"), value);
        Files.writeString(
                folder.resolve("rtmr3%3Asha384"), TRUTH.get("sha384:11").toUpperCase(Locale.ROOT) + "\n");
        Files.write(folder.resolve("mrtd:sha384"), value);
        Files.write(folder.resolve("mrowner"), new byte[48]);
        Files.createSymbolicLink(folder.resolve("rtmr1:sha384"), folder.resolve("rtmr0:sha384"));
        PcrValues values = read(folder);
        assertThat(values.shape()).contains(PcrShape.TSM);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values()))
                .isEqualTo(Map.of(
                        "rtmr:0", TRUTH.get("sha384:10"),
                        "rtmr:3", TRUTH.get("sha384:11"),
                        "mrtd:0", TRUTH.get("sha384:10")));
        assertThat(Sample.asMap(read(folder.resolve("rtmr0:sha384")).values()))
                .isEqualTo(Map.of("rtmr:0", TRUTH.get("sha384:10")));
        Files.write(folder.resolve("rtmr2:sha384"), java.util.Arrays.copyOf(value, 47));
        assertThat(Sample.told(read(folder)))
                .containsExactly("ERROR rtmr2:sha384: rtmr:2: rtmr takes 48 bytes, 47 given");
    }

    @Test
    void linksInAFolderAreNotFollowed() throws IOException {
        writeAll();
        Path bank = Files.createDirectory(folder.resolve("other")).resolve("pcr-sha1");
        Files.createDirectory(bank);
        Files.createSymbolicLink(bank.resolve("10"), folder.resolve("pcr-sha1").resolve("10"));
        Files.createSymbolicLink(folder.resolve("other").resolve("pcr-sha256"), folder.resolve("pcr-sha256"));
        PcrValues values = read(folder.resolve("other"));
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values)).containsExactly("ERROR -: no PCR value found in this folder");
    }

    @Test
    void damagedFileOfAFolderIsToldByItsName() throws IOException {
        writeAll();
        Files.writeString(folder.resolve("pcr-sha1").resolve("9"), "");
        Files.writeString(folder.resolve("pcr-sha1").resolve("10"), "not a digest\n");
        PcrValues values = read(folder);
        assertThat(values.values()).hasSize(94);
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR pcr-sha1/9: sha1:9: sha1 takes 40 hex digits, 0 given",
                        "ERROR pcr-sha1/10: sha1:10: 'not a digest' is not the hex of a sha1 value");
    }

    @Test
    void folderOfATpm12HasOneFile() throws IOException {
        Files.writeString(
                folder.resolve("pcrs"), "PCR-10: " + TRUTH.get("sha1:10").replaceAll("(..)", "$1 ") + "\n");
        PcrValues values = read(folder);
        assertThat(values.shape()).contains(PcrShape.PCR_LINES);
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha1:10", TRUTH.get("sha1:10")));
    }

    @Test
    void fileOnDiskIsReadLikeContentInMemory() throws IOException {
        Path file = folder.resolve("pcrread.yaml");
        Files.write(file, Sample.bytes("pcrs-6.12/pcrread.yaml"));
        assertThat(Sample.asMap(read(file).values())).isEqualTo(TRUTH);
    }

    @Test
    void tooLongFileIsRefusedWithoutReadingItWhole() throws IOException {
        Path file = folder.resolve("big");
        Files.write(file, new byte[PcrFile.MAX_LENGTH + 2]);
        assertThat(Sample.told(read(file)))
                .containsExactly("ERROR -: more than 16777216 bytes, too long for a file of PCR values");
    }

    @Test
    void onlyWhatCannotBeReadThrows() {
        assertThatThrownBy(() -> read(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }

    private void writeAll() throws IOException {
        for (Map.Entry<String, String> pcr : TRUTH.entrySet()) {
            String[] bankAndIndex = pcr.getKey().split(":");
            Path bank = Files.createDirectories(folder.resolve("pcr-" + bankAndIndex[0]));
            Files.writeString(bank.resolve(bankAndIndex[1]), pcr.getValue().toUpperCase(Locale.ROOT) + "\n");
        }
    }

    private static PcrValues read(Path path) throws IOException {
        return PcrFile.read(path, Optional.empty());
    }
}
