package dev.imatool.cli.collect;

import static dev.imatool.cli.collect.FakeHost.digests;
import static dev.imatool.cli.collect.FakeHost.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.collect.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code collect-ima.sh} does where something cannot be read, written or quoted, or somebody wants it elsewhere. */
class CollectFailureTest {
    private static final int INCOMPLETE = 3;

    @TempDir
    private Path folder;

    private FakeHost host;
    private Path binary;
    private Path ascii;

    static List<String> shells() {
        return Shell.installed();
    }

    @BeforeEach
    void makeHost() throws IOException {
        host = FakeHost.in(folder);
        binary = host.root().resolve(FakeHost.IMA + "binary_runtime_measurements");
        ascii = host.root().resolve(FakeHost.IMA + "ascii_runtime_measurements");
    }

    private Shell shell(String words) {
        return new Shell(words, folder, Map.of());
    }

    private Run collect(Shell shell) throws Exception {
        return shell.collect("--root", host.root().toString(), "-o", "out");
    }

    /** A limit of the file size stands for a full disk: the write fails after some bytes. */
    @ParameterizedTest
    @MethodSource("shells")
    void aWriteErrorKeepsWhatWasCopied(String shell) throws Exception {
        // 20 blocks of 512 bytes; the lists have 13 and 25 KB, the other files less than 10
        Run run = new Shell("sh", folder, Map.of())
                .run(
                        "-c",
                        "ulimit -f 20; exec \"$@\"",
                        "limited",
                        "sh",
                        "-c",
                        shell + " \"$@\"",
                        "script",
                        FakeHost.CONTRIB.resolve("collect-ima.sh").toString(),
                        "--root",
                        host.root().toString(),
                        "-o",
                        "out");
        assertThat(run.exit()).as(run.err()).isEqualTo(INCOMPLETE);
        byte[] whole = Files.readAllBytes(binary);
        assertThat(folder.resolve("out/ima/binary_runtime_measurements"))
                .hasBinaryContent(Arrays.copyOf(whole, 20 * 512));
        assertThat(run.err())
                .contains("INCOMPLETE: " + binary)
                .contains("INCOMPLETE: " + ascii)
                .contains("incomplete; what was copied is in out");
        assertThat(Files.readString(folder.resolve("out/collection.log")))
                .contains("INCOMPLETE: " + binary + " as ima/binary_runtime_measurements: ")
                .contains("taken: " + host.root().resolve("proc/cmdline"))
                .contains("ended, INCOMPLETE");
        assertThat(manifest(folder.resolve("out"))).containsKeys("ima/binary_runtime_measurements", "system/cmdline");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aReadErrorKeepsWhatWasRead(String shell) throws Exception {
        Path cat = Objects.requireNonNull(Shell.program("cat"));
        Path programs = folder.resolve("programs");
        Shell.standIn(
                programs,
                "cat",
                "case $2 in */ascii_runtime_measurements) head -c 1000 \"$2\"; echo 'Input/output error' >&2; exit 1 ;;"
                        + " esac\nexec " + cat + " \"$@\"");
        Run run = collect(shell(shell).with(programs));
        assertThat(run.exit()).as(run.err()).isEqualTo(INCOMPLETE);
        assertThat(folder.resolve("out/ima/ascii_runtime_measurements"))
                .hasBinaryContent(Arrays.copyOf(Files.readAllBytes(ascii), 1000));
        assertThat(folder.resolve("out/ima/binary_runtime_measurements")).hasBinaryContent(Files.readAllBytes(binary));
        assertThat(run.err())
                .contains("INCOMPLETE: " + ascii + " as ima/ascii_runtime_measurements: Input/output error")
                .doesNotContain(binary.toString());
        assertThat(manifest(folder.resolve("out"))).containsKey("ima/ascii_runtime_measurements");
    }

    /** The memory of the process that reads it cannot be read from its beginning: the kernel answers with EIO. */
    @ParameterizedTest
    @MethodSource("shells")
    void whatCannotBeReadAtAllIsSaidAndNoReasonToEnd(String shell) throws Exception {
        Files.delete(ascii);
        Files.createSymbolicLink(ascii, Path.of("/proc/self/mem"));
        Run run = collect(shell(shell));
        assertThat(run.exit()).as(run.err()).isEqualTo(INCOMPLETE);
        assertThat(run.err()).contains("NOT TAKEN: " + ascii);
        assertThat(digests(folder.resolve("out")))
                .containsKeys("ima/binary_runtime_measurements", "ima/violations", "tpm/binary_bios_measurements")
                .doesNotContainKey("ima/ascii_runtime_measurements");
    }

    /** Most kernels let nobody read the policy. */
    @ParameterizedTest
    @MethodSource("shells")
    void aPolicyThatCannotBeReadIsNothingMissing(String shell) throws Exception {
        Files.createSymbolicLink(host.root().resolve(FakeHost.IMA + "policy"), Path.of("/proc/self/mem"));
        Run run = collect(shell(shell));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/collection.log")))
                .containsPattern("not readable: .*/ima/policy: ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void listsThatCannotBeReadAreNotCalledMissing(String shell) throws Exception {
        for (Path list : List.of(binary, ascii)) {
            Files.delete(list);
            Files.createSymbolicLink(list, Path.of("/proc/self/mem"));
        }
        Run run = collect(shell(shell));
        assertThat(run.exit()).as(run.err()).isEqualTo(INCOMPLETE);
        assertThat(run.err()).contains("NOT TAKEN: " + binary).doesNotContain("no measurement list found");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aQuoteThatWasAskedForAndNotTakenIsSaid(String shell) throws Exception {
        Run without = shell(shell).collect("--root", host.root().toString(), "-o", "out", "-q", "00");
        assertThat(without.exit()).isEqualTo(INCOMPLETE);
        assertThat(without.err()).contains("NO QUOTE");

        Path programs = folder.resolve("programs");
        for (String tool : List.of("createprimary", "getcap", "readpublic", "nvread", "pcrread", "quote")) {
            Shell.standIn(programs, "tpm2_" + tool, "exit 1");
        }
        Run failing = shell(shell)
                .with(programs)
                .with("TPM2TOOLS_TCTI", "stand-in")
                .collect("--root", host.root().toString(), "-o", "failing");
        assertThat(failing.exit()).isEqualTo(INCOMPLETE);
        assertThat(failing.err()).contains("NO QUOTE").contains("tpm2_pcrread");
        assertThat(digests(folder.resolve("failing"))).containsKey("ima/binary_runtime_measurements");
    }

    /** Links that somebody left in the output folder would be written through. */
    @ParameterizedTest
    @MethodSource("shells")
    void aFolderThatSomebodyPreparedIsRefused(String shell) throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path victim = folder.resolve("victim");
        for (String name : List.of("collection.log", "tpm", ".room", "..hidden")) {
            Path link = Files.createSymbolicLink(out.resolve(name), victim);
            Run run = collect(shell(shell));
            assertThat(run.exit()).as(name).isEqualTo(2);
            assertThat(run.err()).contains("out is not empty");
            Files.delete(link);
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), out);
        for (String name : List.of("link", "link/", "link//")) {
            Run run = shell(shell).collect("--root", host.root().toString(), "-o", name);
            assertThat(run.exit()).as(name).isEqualTo(2);
            assertThat(run.err()).contains("link is a link");
        }
        Files.delete(link);
        assertThat(victim).doesNotExist();
        assertThat(FakeHost.names(out)).isEmpty();
        assertThat(collect(shell(shell)).exit()).isZero();
    }

    /** The stand-in for cat is somebody who prepares links while the script runs. */
    @ParameterizedTest
    @MethodSource("shells")
    void aLinkThatAppearsLaterIsNotFollowed(String shell) throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path nobody = folder.resolve("nobody");
        Path cat = Objects.requireNonNull(Shell.program("cat"));
        Path programs = folder.resolve("programs");
        String ima = folder.resolve("out/ima").toString();
        Shell.standIn(
                programs,
                "cat",
                "[ ! -d " + ima + " ] || [ -h " + ima + "/violations ] || { ln -s " + victim + " " + ima
                        + "/violations; ln -s " + nobody + " " + ima + "/ascii_runtime_measurements; }\nexec " + cat
                        + " \"$@\"");
        Run run = collect(shell(shell).with(programs));
        assertThat(run.exit()).as(run.err()).isEqualTo(INCOMPLETE);
        assertThat(victim).hasContent("mine");
        assertThat(Files.exists(nobody, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(digests(folder.resolve("out"))).containsKey("ima/binary_runtime_measurements");
    }

    /** Whoever owns the folder above may exchange the one that is written into. */
    @ParameterizedTest
    @MethodSource("shells")
    void anExchangeOfTheFolderLeadsNowhere(String shell) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path cat = Objects.requireNonNull(Shell.program("cat"));
        Path programs = folder.resolve("programs");
        Shell.standIn(
                programs,
                "cat",
                "cd " + folder + "; [ ! -d out/ima ] || [ -h out ] || { mv out moved; ln -s " + elsewhere
                        + " out; }\nexec " + cat + " \"$@\"");
        Run run = collect(shell(shell).with(programs));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(FakeHost.names(elsewhere)).isEmpty();
        assertThat(digests(folder.resolve("moved"))).containsKeys("ima/binary_runtime_measurements", "MANIFEST.sha256");
    }
}
