package dev.imatool.examine.evidence;

import static dev.imatool.examine.evidence.CollectedFolder.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.parts.CutList;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in parts, of a real kernel that stages records, and a real list cut in parts, with their quotes. */
class StagedEvidenceTest {
    private static final Path STAGED = ResourceFolder.onDisk("staged-7.3");
    private static final String BINARY = "binary_runtime_measurements";
    private static final List<String> LISTS = List.of(
            BINARY,
            BINARY + "_sha1",
            BINARY + "_sha256",
            BINARY + "_sha384",
            BINARY + "_sha512",
            "ascii_runtime_measurements",
            "ascii_runtime_measurements_sha256");

    @TempDir
    Path folder;

    private CollectedFolder evidence;

    @BeforeEach
    void anEmptyFolder() {
        evidence = new CollectedFolder(folder);
    }

    /** A snapshot of the real host under {@code name}, as it was collected. */
    private CollectedFolder snapshot(String snapshot, String name) throws IOException {
        try (var files = Files.list(STAGED.resolve(snapshot))) {
            for (Path file : files.toList()) {
                evidence.as(name + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return evidence;
    }

    /** All but the lists of the host whose list is cut here. */
    private CollectedFolder host(String name) throws IOException {
        for (String file : List.of("quote.msg", "quote.sig", "quote.pcrs", "pcrread.yaml")) {
            evidence.as(name + file, Files.readAllBytes(CutList.HOST.file(file)));
        }
        return evidence.key(CutList.HOST.file("ak.pem"));
    }

    private static List<String> parts(EvidenceCase each) {
        return each.joined().orElseThrow().parts().stream()
                .map(part -> part.file().substring(part.file().lastIndexOf("/x/") + 3) + " " + part.first() + "+"
                        + part.entries())
                .toList();
    }

    private EvidenceReport reportBelow(String top) throws IOException {
        return evidence.report(folder.resolve(top));
    }

    @ParameterizedTest
    @CsvSource({
        "2-staged-and-current, 52, 49+3",
        "3-staged-deleted,     52, 49+3",
        "4-second-stage,       59, 49+7+3",
    })
    void aRealHostThatStagesIsCoveredAsAWhole(String snapshot, int entries, String counts) throws IOException {
        snapshot("exported/part-1", "x/exported/part-1/");
        snapshot(snapshot, "x/host/").key(STAGED.resolve(snapshot).resolve("ak.pem"));
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).isEmpty();
        EvidenceCase host = report.cases().stream()
                .filter(each -> !each.quotes().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(host.quoteCoverage().covered()).isEqualTo(entries);
        JoinedList joined = host.joined().orElseThrow();
        assertThat(joined.parts().stream().map(part -> "" + part.entries()).toList())
                .isEqualTo(List.of(counts.split("\\+")));
        assertThat(joined.proven()).isTrue();
        assertThat(joined.proof().orElseThrow().entry()).isEqualTo(entries);
        assertThat(host.bootAggregates().results()).hasSize(1);
        assertThat(host.copies()).allMatch(copy -> copy.result() instanceof CopyResult.Same);
        // runtime_measurements_count counts the current list only
        assertThat(host.kernelCount().orElseThrow().counted()).isEqualTo(3);
        assertThat(host.kernelCount().orElseThrow().entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-staged-deleted", "4-second-stage"})
    void withoutTheExportedPartNothingIsDecided(String snapshot) throws IOException {
        snapshot(snapshot, "x/").key(STAGED.resolve(snapshot).resolve("ak.pem"));
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).containsOnly("quote_undecided", "pcr_undecided");
        assertThat(report.cases().get(0).verdict()).isEqualTo(EvidenceVerdict.UNDECIDED);
        assertThat(report.exit().status()).isEqualTo(1);
    }

    @Test
    void emptyStagedListsAreNormal() throws IOException {
        snapshot("3-staged-deleted", "x/");
        assertThat(reportBelow("x").head().notices()).noneMatch(notice -> notice.kind() == DiagnosticKind.EMPTY_INPUT);
        evidence.as("y/" + BINARY + "_staged", CutList.of(BINARY).bytes()).as("y/" + BINARY, "");
        assertThat(reportBelow("y").head().notices()).noneMatch(notice -> notice.kind() == DiagnosticKind.EMPTY_INPUT);
        evidence.as("z/" + BINARY + "_staged", "").as("z/" + BINARY, "");
        assertThat(reportBelow("z").head().notices()).anyMatch(notice -> notice.kind() == DiagnosticKind.EMPTY_INPUT);
    }

    @Test
    void threeExportedPartsInEveryBankAreJoined() throws IOException {
        host("x/host/");
        for (String list : LISTS) {
            CutList cut = CutList.of(list);
            evidence.as("x/exported/zz/" + list, cut.entries(1, 7));
            evidence.as("x/exported/aa/" + list, cut.entries(8, 9));
            evidence.as("x/exported/mm/" + list, cut.entries(10, 24));
            evidence.as("x/host/" + list, cut.entries(25, 32));
        }
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).isEmpty();
        assertThat(report.cases()).hasSize(1);
        EvidenceCase host = report.cases().get(0);
        assertThat(parts(host))
                .containsExactly(
                        "exported/zz/" + BINARY + " 1+7",
                        "exported/aa/" + BINARY + " 8+2",
                        "exported/mm/" + BINARY + " 10+15",
                        "host/" + BINARY + " 25+8");
        assertThat(host.quoteCoverage().covered()).isEqualTo(32);
        assertThat(host.list().violations()).isEqualTo(10);
        assertThat(host.copies()).hasSize(24).allMatch(copy -> copy.result() instanceof CopyResult.Same);
    }

    @Test
    void aCopyOfAPartThatSaysSomethingElseIsAFinding() throws IOException {
        host("x/");
        CutList list = CutList.of(BINARY);
        byte[] other = CutList.of(BINARY + "_sha256").entries(1, 9);
        other[other.length - 2] ^= 1;
        evidence.as("x/part", list.entries(1, 9)).as("x/part_sha256", other).as("x/" + BINARY, list.entries(10, 32));
        assertThat(kinds(reportBelow("x"))).contains("copies_part");
    }

    /** Of any name, doubled, and of any form: recognised by content. */
    @Test
    void partsOfAnyNameAreRecognised() throws IOException {
        host("x/");
        CutList list = CutList.of(BINARY);
        evidence.as("x/9.dat", list.entries(1, 8))
                .as("x/a copy of 9", list.entries(1, 8))
                .as("x/1.txt", CutList.of("ascii_runtime_measurements").entries(9, 20))
                .as("x/1 again.bin", list.entries(9, 20))
                .as("x/" + BINARY, list.entries(21, 32));
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).isEmpty();
        assertThat(report.cases()).hasSize(1);
        assertThat(report.cases().get(0).quoteCoverage().covered()).isEqualTo(32);
    }

    @Test
    void aMissingPartLeavesAllUndecided() throws IOException {
        host("x/");
        CutList list = CutList.of(BINARY);
        evidence.as("x/p1", list.entries(1, 8))
                .as("x/p3", list.entries(17, 24))
                .as("x/" + BINARY, list.entries(25, 32));
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).containsOnly("quote_undecided", "pcr_undecided");
        assertThat(report.head().joined()).isEmpty();
        assertThat(report.exit().status()).isEqualTo(1);
    }

    /** Records that were exported and had not been deleted when the list was read again stand in both: the quote proves it. */
    @ParameterizedTest
    @CsvSource({"9, 9", "20, 5", "9, 2"})
    void whatBothPartsHoldIsJoinedWhereTheQuoteProvesIt(int last, int next) throws IOException {
        for (String name : List.of(BINARY, "ascii_runtime_measurements_sha256")) {
            CollectedFolder each = host(name + "/");
            CutList list = CutList.of(name);
            each.as(name + "/p1", list.entries(1, last)).as(name + "/" + name, list.entries(next, 32));
            EvidenceReport report = reportBelow(name);
            assertThat(kinds(report)).as(name).isEmpty();
            assertThat(report.head().completeness()).isEqualTo(Completeness.COMPLETE);
            assertThat(report.cases()).allMatch(one -> one.quoteCoverage().covered() == 32);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 10, 32", "1, 7, 9, 32", "2, 8, 9, 32"})
    void anEntryLessAtTheSeamIsNeverSound(int first, int last, int next, int end) throws IOException {
        host("x/");
        CutList list = CutList.of(BINARY);
        evidence.as("x/p1", list.entries(first, last)).as("x/" + BINARY, list.entries(next, end));
        EvidenceReport report = reportBelow("x");
        assertThat(report.exit().status()).isEqualTo(1);
        assertThat(report.head().joined()).isEmpty();
        assertThat(report.cases()).allMatch(each -> each.quoteCoverage().covered() == 0);
    }

    /** Something may have been staged; but a list that begins with a boot_aggregate and leads to no value is another one. */
    @Test
    void aForgedTailIsNoPart() throws IOException {
        host("x/");
        byte[] staged = CutList.of(BINARY).entries(1, 24);
        byte[] forged = forged(CutList.of(BINARY).entries(25, 32));
        evidence.as("x/" + BINARY + "_staged", staged).as("x/" + BINARY, forged);
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).contains("quote_replay", "pcr_not_reproduced");
        assertThat(report.cases().get(0).joined().orElseThrow().proven()).isFalse();

        evidence = new CollectedFolder(folder);
        host("y/");
        evidence.as("y/exported", staged).as("y/" + BINARY, forged);
        EvidenceReport exported = reportBelow("y");
        assertThat(exported.exit().status()).isEqualTo(1);
        assertThat(exported.head().joined()).isEmpty();
        assertThat(exported.cases()).allMatch(each -> each.quoteCoverage().covered() == 0);
    }

    @Test
    void aForgedListWithoutItsFirstEntryIsNeverSound() throws IOException {
        host("x/");
        CutList forged = CutList.of(forged(CutList.of(BINARY).bytes()));
        evidence.as("x/" + BINARY, forged.entries(2, 32));
        EvidenceReport report = reportBelow("x");
        assertThat(kinds(report)).containsOnly("quote_undecided", "pcr_undecided");
        assertThat(report.exit().status()).isEqualTo(1);
    }

    /** The value was taken before the last part was measured: the parts before it are proven, and it is not. */
    @Test
    void aValueThatIsReachedBeforeTheLastPartProvesNoJoin() throws IOException {
        CutList list = CutList.of(BINARY);
        String early = pcr(list.entries(1, 12), 10);
        evidence.as("x/host/pcrs.yaml", "  sha1:\n    10: 0x" + early + "\n")
                .as("x/exported/list", list.entries(1, 16))
                .as("x/host/" + BINARY, list.entries(17, 32));
        EvidenceReport report = reportBelow("x");
        assertThat(report.head().joined()).isEmpty();
        assertThat(kinds(report)).containsExactly("pcr_undecided");
    }

    /** The last entry of a list is another file, and its template digest that of what it says. */
    private static byte[] forged(byte[] list) throws IOException {
        CutList cut = CutList.of(list);
        int start = cut.starts().get(cut.size() - 1);
        byte[] changed = list.clone();
        changed[changed.length - 3] ^= 1;
        int data = start + 4 + 20 + 4 + changed[start + 24] + 4;
        byte[] hash = sha1(Arrays.copyOfRange(changed, data, changed.length));
        System.arraycopy(hash, 0, changed, start + 4, hash.length);
        return changed;
    }

    /** SHA-1 value of a PCR by the rule of the kernel, computed here. */
    private static String pcr(byte[] list, int pcr) throws IOException {
        CutList cut = CutList.of(list);
        byte[] value = new byte[20];
        for (int i = 0; i < cut.size(); i++) {
            int start = cut.starts().get(i);
            if (list[start] != pcr) {
                continue;
            }
            byte[] digest = Arrays.copyOfRange(list, start + 4, start + 24);
            if (Arrays.equals(digest, new byte[20])) {
                Arrays.fill(digest, (byte) 0xff);
            }
            byte[] both = Arrays.copyOf(value, 40);
            System.arraycopy(digest, 0, both, 20, 20);
            value = sha1(both);
        }
        return HexFormat.of().formatHex(value);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
