package dev.imatool.cli.collect;

import static dev.imatool.cli.collect.FakeHost.digests;
import static dev.imatool.cli.collect.FakeHost.manifest;
import static dev.imatool.cli.collect.FakeHost.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Outcome;
import dev.imatool.cli.collect.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code collect-ima.sh} takes, in which order, and where it writes. */
class CollectScriptTest {
    private static final String PCRS = ":0,1,2,3,4,5,6,7,8,9,10";

    @TempDir
    private Path folder;

    private FakeHost host;

    static List<String> shells() {
        return Shell.installed();
    }

    @BeforeEach
    void makeHost() throws IOException {
        host = FakeHost.in(folder);
    }

    private Shell shell(String words) {
        return new Shell(words, folder, Map.of());
    }

    private Run collect(String shell, String... more) throws Exception {
        List<String> words =
                new java.util.ArrayList<>(List.of("--root", host.root().toString(), "-o", "out"));
        words.addAll(List.of(more));
        return shell(shell).collect(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theScriptIsValidInThatShell(String shell) throws Exception {
        Run run = shell(shell)
                .run("-n", FakeHost.CONTRIB.resolve("collect-ima.sh").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everythingIsTakenAsItIsAndNothingElseIsWritten(String shell) throws Exception {
        Map<String, String> before = digests(host.root());
        Run run = collect(shell);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(digests(host.root())).isEqualTo(before);
        assertThat(names(folder)).containsExactly("err", "host", "out");
        assertThat(names(folder.resolve("out")))
                .containsExactly("MANIFEST.sha256", "collection.log", "ima", "keys", "system", "tpm");
        Map<String, String> taken = digests(folder.resolve("out"));
        String security = "sys/kernel/security/";
        assertThat(taken)
                .containsEntry(
                        "ima/binary_runtime_measurements", before.get(security + "ima/binary_runtime_measurements"))
                .containsEntry(
                        "ima/ascii_runtime_measurements", before.get(security + "ima/ascii_runtime_measurements"))
                .containsEntry("ima/violations", before.get(security + "ima/violations"))
                .containsEntry("tpm/binary_bios_measurements", before.get(security + "tpm0/binary_bios_measurements"))
                .containsEntry("system/cmdline", before.get("proc/cmdline"))
                .containsEntry("keys/x509.der", before.get("etc/keys/x509.der"))
                .doesNotContainKeys("keys/privkey.pem", "keys/proc-keys", "keys/name with blanks.der", "ima/policy");
        Map<String, String> listed = new TreeMap<>(taken);
        listed.remove("MANIFEST.sha256");
        assertThat(manifest(folder.resolve("out"))).isEqualTo(listed).containsKey("collection.log");
    }

    /**
     * Files of Linux 6.10 and later, one list a bank; of 7.1, a bank without a name; of 7.2, what is staged. A list without
     * entries is kept: beside a staged one it says that there were none.
     */
    @ParameterizedTest
    @MethodSource("shells")
    void listsOfEveryBankAndStagedOnesAreTakenToo(String shell) throws Exception {
        List<String> lists = List.of(
                "binary_runtime_measurements_sha256",
                "binary_runtime_measurements_tpm_alg_27",
                "binary_runtime_measurements_tpm_alg_27_staged",
                "binary_runtime_measurements_sm3",
                "binary_runtime_measurements_staged",
                "ascii_runtime_measurements_sha3-256");
        for (String list : lists) {
            host.put(FakeHost.IMA + list, "some bytes of " + list);
        }
        host.put(FakeHost.IMA + "ascii_runtime_measurements_staged", "");
        host.put(FakeHost.IMA + "policy", "measure func=BPRM_CHECK\n");
        Run run = collect(shell);
        assertThat(run.exit()).as(run.err()).isZero();
        for (String list : lists) {
            assertThat(Files.readString(folder.resolve("out/ima/" + list))).isEqualTo("some bytes of " + list);
        }
        assertThat(folder.resolve("out/ima/ascii_runtime_measurements_staged")).isEmptyFile();
        assertThat(folder.resolve("out/ima/policy")).hasContent("measure func=BPRM_CHECK");
        String log = Files.readString(folder.resolve("out/collection.log"));
        assertThat(log.indexOf("as ima/binary_runtime_measurements_staged"))
                .isPositive()
                .isLessThan(log.indexOf("as ima/binary_runtime_measurements\n"));
        assertThat(names(folder.resolve("out/ima"))).noneMatch(name -> name.endsWith("-again"));
    }

    /** The stand-in for cat stages the list just before it is read: without a second look its entries would be lost. */
    @ParameterizedTest
    @MethodSource("shells")
    void entriesThatAreStagedMeanwhileAreNotLost(String shell) throws Exception {
        Path list = host.root().resolve(FakeHost.IMA + "binary_runtime_measurements");
        byte[] entries = Files.readAllBytes(list);
        host.put(FakeHost.IMA + "binary_runtime_measurements_staged", "");
        Path programs = folder.resolve("programs");
        Path cat = java.util.Objects.requireNonNull(Shell.program("cat"));
        Shell.standIn(
                programs,
                "cat",
                "case $2 in */binary_runtime_measurements) " + cat + " \"$2\" >\"$2_staged\"; : >\"$2\" ;; esac\nexec "
                        + cat + " \"$@\"");
        Run run = shell(shell).with(programs).collect("--root", host.root().toString(), "-o", "out");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve("out/ima/binary_runtime_measurements")).isEmptyFile();
        assertThat(folder.resolve("out/ima/binary_runtime_measurements_staged-again"))
                .hasBinaryContent(entries);
        assertThat(manifest(folder.resolve("out"))).containsKey("ima/binary_runtime_measurements_staged-again");
    }

    @Test
    void whatWasTakenReproduces() throws Exception {
        collect("sh");
        Path out = folder.resolve("out");
        Outcome outcome = Outcome.of(
                "replay",
                out.resolve("ima/binary_runtime_measurements").toString(),
                "--pcrs",
                out.resolve("tpm/pcrs.sysfs.txt").toString());
        assertThat(outcome.out()).contains("PCR 10 reproduced, each after the last of its entries");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void thePcrsComeBeforeTheListAndTheListBeforeItsCounters() throws Exception {
        collect("sh");
        String log = Files.readString(folder.resolve("out/collection.log"));
        assertThat(log.indexOf("taken: PCR values"))
                .isPositive()
                .isLessThan(log.indexOf("as ima/binary_runtime_measurements"));
        assertThat(log.indexOf("as ima/ascii_runtime_measurements"))
                .isPositive()
                .isLessThan(log.indexOf("as ima/runtime_measurements_count"));
    }

    private Path programs(String banks, String quote) throws IOException {
        Path programs = folder.resolve("programs");
        Shell.standIn(programs, "tpm2_createprimary", "exit 0");
        Shell.standIn(programs, "tpm2_getcap", "[ $1 != pcrs ] || printf '" + banks + "'");
        Shell.standIn(programs, "tpm2_readpublic", "exit 0");
        Shell.standIn(programs, "tpm2_nvread", "exit 1");
        Shell.standIn(programs, "tpm2_pcrread", "echo 'sha256:'");
        Shell.standIn(programs, "tpm2_quote", "echo \"$@\" >>'" + folder.resolve("words") + "'; " + quote);
        return programs;
    }

    private Run quote(String shell, Path programs, String... more) throws Exception {
        List<String> words =
                new java.util.ArrayList<>(List.of("--root", host.root().toString(), "-o", "out"));
        words.addAll(List.of(more));
        return shell(shell).with(programs).with("TPM2TOOLS_TCTI", "stand-in").collect(words.toArray(String[]::new));
    }

    /** The stand-in for tpm2_quote logs an entry of its own, which the list that is taken must have. */
    @ParameterizedTest
    @MethodSource("shells")
    void theQuoteComesBeforeTheList(String shell) throws Exception {
        Path programs = programs(
                "", "echo behind >>'" + host.root().resolve(FakeHost.IMA + "ascii_runtime_measurements") + "'");
        Run run = quote(shell, programs, "-q", "00ffAA");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/ima/ascii_runtime_measurements")))
                .endsWith("behind\n");
        assertThat(Files.readString(folder.resolve("words")))
                .contains("-l sha1" + PCRS + "+sha256" + PCRS + "+sha384" + PCRS + "+sha512" + PCRS + " ")
                .contains("-q 00ffAA ");
        assertThat(Files.readString(folder.resolve("out/tpm/nonce.hex"))).isEqualTo("00ffAA\n");
    }

    /** sysfs says {@code sm3}, which tpm2-tools do not know; a bank without registers cannot be quoted. */
    @ParameterizedTest
    @MethodSource("shells")
    void banksAreQuotedByTheirNamesInTheTools(String shell) throws Exception {
        host.put("sys/class/tpm/tpm0/pcr-sm3/10", "AB".repeat(32) + "\n");
        Run run = quote(shell, programs("", ""));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("words"))).contains("+sm3_256" + PCRS + " ");
        assertThat(Files.readString(folder.resolve("out/tpm/pcrs.sysfs.txt"))).contains("sm3 10 " + "AB".repeat(32));

        Files.delete(folder.resolve("words"));
        String banks = "selected-pcrs:\\n  - sha1: [ ]\\n  - sha256: [ 0, 1, 10 ]\\n  - sha3_256: [ 0, 10 ]\\n";
        Run some = shell(shell)
                .with(programs(banks, ""))
                .with("TPM2TOOLS_TCTI", "stand-in")
                .collect("--root", host.root().toString(), "-o", "some");
        assertThat(some.exit()).as(some.err()).isZero();
        assertThat(Files.readString(folder.resolve("words"))).contains("-l sha256" + PCRS + "+sha3_256" + PCRS + " ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aBankThatCannotBeQuotedDoesNotPreventTheOthers(String shell) throws Exception {
        String banks = "  - sm3_256: [ 0, 10 ]\\n  - sha256: [ 0, 1, 10 ]\\n";
        Path programs = programs(banks, "case \"$*\" in *sm3*) echo 'not for me' >&2; exit 1 ;; esac");
        Run run = quote(shell, programs);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("words")).getLast()).contains("-l sha256" + PCRS + " ");
        assertThat(Files.readString(folder.resolve("out/collection.log")))
                .contains("quoted: sha256" + PCRS)
                .contains("not for me");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aHostWithoutAListIsSaid(String shell) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = shell(shell).collect("--root", empty.toString(), "-o", "out");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no measurement list found");
        assertThat(Files.readString(folder.resolve("out/collection.log"))).contains("NO MEASUREMENT LIST");
    }

    @ParameterizedTest
    @CsvSource({"-q,xyz", "-q,abc", "-q,''", "-o,host", "--unknown,x"})
    void wrongUsageTakesNothing(String option, String value) throws Exception {
        Map<String, String> before = digests(host.root());
        Run run = shell("sh").collect("--root", host.root().toString(), option, value);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty();
        assertThat(digests(host.root())).isEqualTo(before);
        assertThat(names(folder)).containsExactly("err", "host");
    }

    @Test
    void theHostDoesNotChooseWhereItIsWritten() throws Exception {
        Run run = shell("sh").collect("--root", host.root().toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().strip()).matches("ima-evidence-\\.\\.h2Josttouchx-[0-9TZ]+");
        assertThat(Files.isDirectory(folder.resolve(run.out().strip()))).isTrue();
    }
}
