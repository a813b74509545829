package dev.imatool.parsers.pcr.file;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.text.RtmrName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder with the layout of {@code /sys/class/tpm/tpm0}: {@code pcr-sha256/10} holds the value of that PCR as one line
 * of hex; a TPM 1.2 has one file {@code pcrs} instead. A TDX guest has a folder {@code measurements} with files {@code
 * rtmr0:sha384}. Only names that they have are looked up, at most two levels deep; links are not followed.
 */
final class SysfsFolder {
    /** TPM2_NUM_PCR_BANKS of tpm2-tss. */
    private static final int MAX_BANKS = 16;

    /** MRTD and four RTMRs, each under the name that the kernel gives it or one that other systems can store. */
    private static final int MAX_REGISTERS = 16;

    /** Has all PCRs of a TPM 1.2, and of a TPM 2.0 before kernel 5.12 nothing. */
    private static final String TPM_1_2_FILE = "pcrs";

    private SysfsFolder() {}

    /** The values of {@code folder}, itself a {@code pcr-sha256} or one that has such folders. */
    static PcrValues read(Path folder, PcrFile.Opener opener) throws IOException {
        PcrCollector out = new PcrCollector(folder.toString());
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Optional<BankName> bank = name == null ? Optional.empty() : bankOf(name);
        if (bank.isPresent()) {
            readBank(folder, bank.get(), "", out, opener);
        } else {
            for (Path bankFolder : bankFolders(folder)) {
                Path child = bankFolder.getFileName();
                readBank(bankFolder, bankOf(child).orElseThrow(), child + "/", out, opener);
            }
        }
        if (out.hasFindings()) {
            return out.finish(Optional.of(PcrShape.SYSFS));
        }
        readRegisters(folder, out, opener);
        if (out.hasFindings()) {
            return out.finish(Optional.of(PcrShape.TSM));
        }
        Path oneFile = folder.resolve(TPM_1_2_FILE);
        if (Files.isRegularFile(oneFile, LinkOption.NOFOLLOW_LINKS)) {
            return PcrFile.read(oneFile, Optional.empty(), opener);
        }
        out.error(
                "",
                "no PCR value found in this folder",
                "a folder such as /sys/class/tpm/tpm0 has folders pcr-sha256 with a file for every PCR");
        return out.finish(Optional.empty());
    }

    private static List<Path> bankFolders(Path folder) throws IOException {
        List<Path> banks = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, "pcr-*")) {
            for (Path child : children) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                        && bankOf(child.getFileName()).isPresent()) {
                    banks.add(child);
                }
                if (banks.size() == MAX_BANKS) {
                    break;
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        banks.sort(null);
        return banks;
    }

    private static void readBank(Path folder, BankName bank, String prefix, PcrCollector out, PcrFile.Opener opener)
            throws IOException {
        for (int pcr = 0; pcr <= PcrIndex.LAST; pcr++) {
            Path file = folder.resolve(String.valueOf(pcr));
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            byte[] content = PcrFile.readBounded(file, opener);
            String place = prefix + pcr;
            if (content.length > PcrFile.MAX_LENGTH) {
                out.error(place, "more than " + PcrFile.MAX_LENGTH + " bytes, too long for one PCR value");
            } else {
                out.hex(place, bank, pcr, new String(content, StandardCharsets.ISO_8859_1).strip());
            }
        }
    }

    /** Those of a TDX guest ({@code drivers/virt/coco/tdx-guest}, kernel 6.16 on). */
    private static void readRegisters(Path folder, PcrCollector out, PcrFile.Opener opener) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(
                folder, child -> RtmrName.of(child.getFileName().toString()).isPresent())) {
            for (Path child : children) {
                if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS) && files.size() < MAX_REGISTERS) {
                    files.add(child);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        files.sort(null);
        for (Path file : files) {
            String name = file.getFileName().toString();
            RtmrName.of(name).orElseThrow().read(name, PcrFile.readBounded(file, opener), out);
        }
    }

    private static Optional<BankName> bankOf(Path name) {
        return PcrInput.SysfsName.bankOfFolder(name.toString());
    }
}
