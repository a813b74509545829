package dev.imatool.diff.containers;

import static dev.imatool.diff.Diffs.concat;
import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.bootAggregate;
import static dev.imatool.diff.TestEntry.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.TestEntry;
import dev.imatool.diff.changes.ChangeKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine of the host runs in a container, in one run and not in the other. */
class EngineProgramsTest {
    private static final TestEntry[] WEB = {
        file("/web", "w").in("100"), file("/lib", "l").in("100")
    };

    /** A boot with the engine on the host and one container. */
    private static List<TestEntry> run(String boot, TestEntry... more) {
        return concat(
                concat(list(bootAggregate("f"), file("/sbin/init", boot), file("/usr/bin/runc", "runc")), WEB), more);
    }

    private static TestEntry inWeb(String path, String content) {
        return file(path, content).in("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/runc",
                "/runc",
                "/usr/bin/containerd-shim-runc-v2",
                "/proc/self/fd/6",
                "/proc/self/exe",
                "/memfd:runc_cloned:/proc/self/exe",
                "memfd:runc_cloned:/proc/self/exe",
                "/memfd:runc_cloned:/proc/self/exe_(deleted)",
            })
    void aProgramOfTheEngineInOneRunIsNoDifference(String path) {
        List<TestEntry> without = run("1");
        List<TestEntry> with = run("1", inWeb(path, "runc"), file("/new", "n"));
        ListDiff appeared = diff(without, run("2", inWeb(path, "runc")), separate());
        assertThat(lines(appeared))
                .containsExactly("modified /sbin/init 2 -> 2", "engine_program 100:" + path + " -> 6");
        ListDiff gone = diff(with, without, separate());
        assertThat(gone.counts()).containsEntry(ChangeKind.ENGINE_PROGRAM, 1).containsEntry(ChangeKind.NOT_MEASURED, 1);
        ListDiff only = diff(run("1", inWeb(path, "runc")), without, separate());
        assertThat(only.verdict()).isEqualTo(ListDiff.Verdict.SAME_CONTENTS);
    }

    private static DiffOptions separate() {
        return new DiffOptions(Map.of(), false, Boots.SEPARATE);
    }

    @Test
    void anotherContentUnderItsNameIsADifference() {
        assertThat(lines(diff(run("1"), run("1", inWeb("/usr/bin/runc", "evil")), separate())))
                .containsExactly("added 100:/usr/bin/runc -> 6");
        assertThat(lines(diff(
                        run("1", inWeb("/usr/bin/runc", "runc")),
                        run("1", inWeb("/usr/bin/runc", "evil")),
                        separate())))
                .containsExactly("modified 100:/usr/bin/runc 6 -> 6");
        // once the engine's, and then another one
        assertThat(diff(run("1"), run("1", inWeb("/usr/bin/runc", "runc"), inWeb("/usr/bin/runc", "evil")), separate())
                        .counts())
                .containsEntry(ChangeKind.ENGINE_PROGRAM, 0)
                .containsEntry(ChangeKind.ADDED, 1);
    }

    /** An engine that was replaced on the host is found there, and in the containers that have it already. */
    @Test
    void anotherEngineOnTheHostIsADifference() {
        List<TestEntry> replaced = concat(
                concat(list(bootAggregate("f"), file("/sbin/init", "1"), file("/usr/bin/runc", "evil")), WEB),
                inWeb("/usr/bin/runc", "evil"));
        assertThat(lines(diff(run("1", inWeb("/usr/bin/runc", "runc")), replaced, separate())))
                .containsExactly("modified /usr/bin/runc 3 -> 3", "modified 100:/usr/bin/runc 6 -> 6");
        assertThat(diff(run("1"), replaced, separate()).verdict()).isEqualTo(ListDiff.Verdict.DIFFERENT);
    }

    /** Memory file systems of a container are the host's in its list; its processes name files as they like. */
    @ParameterizedTest
    @ValueSource(strings = {"/dev/shm/runc", "/runc", "/tmp/usr/bin/runc", "/usr/bin/other", "/usr/bin/podman"})
    void whatTheHostHasElsewhereIsNoEngine(String onHost) {
        List<TestEntry> before = run("1", file(onHost, "evil"));
        List<TestEntry> after = run("1", file(onHost, "evil"), inWeb("/usr/bin/runc", "evil"));
        assertThat(diff(before, after, separate()).counts())
                .containsEntry(ChangeKind.ENGINE_PROGRAM, 0)
                .containsEntry(ChangeKind.RENAMED_OR_COPIED, 1);
    }

    @Test
    void anEngineOfAnotherContainerIsNone() {
        List<TestEntry> before = run("1", file("/usr/bin/runc", "evil").in("200"));
        List<TestEntry> after = run("1", file("/usr/bin/runc", "evil").in("200"), inWeb("/usr/bin/runc", "evil"));
        assertThat(diff(before, after, separate()).counts()).containsEntry(ChangeKind.ENGINE_PROGRAM, 0);
    }

    @Test
    void theEngineUnderAnotherNameIsACopy() {
        assertThat(lines(diff(run("1"), run("1", inWeb("/usr/bin/helper", "runc")), separate())))
                .containsExactly("renamed_or_copied 100:/usr/bin/helper 3 -> 6");
    }

    /** With nsenter a process in a container gets out of it. */
    @Test
    void aToolThatEnginesAndIntrudersUseIsADifference() {
        TestEntry onHost = file("/usr/bin/nsenter", "nsenter");
        assertThat(diff(run("1", onHost), run("1", onHost, inWeb("/usr/bin/nsenter", "nsenter")), separate())
                        .verdict())
                .isEqualTo(ListDiff.Verdict.DIFFERENT);
    }

    /** A list of one boot loses no entry and gets none in between, whatever it is. */
    @Test
    void inAListOfOneBootEveryEntryCounts() {
        DiffOptions oneBoot = new DiffOptions(Map.of(), false, Boots.ONE);
        List<TestEntry> with =
                concat(list(bootAggregate("f"), file("/usr/bin/runc", "runc"), inWeb("/usr/bin/runc", "runc")), WEB);
        List<TestEntry> without = concat(list(bootAggregate("f"), file("/usr/bin/runc", "runc")), WEB);
        assertThat(diff(with, without, oneBoot).counts())
                .containsEntry(ChangeKind.ENGINE_PROGRAM, 0)
                .containsEntry(ChangeKind.ENTRIES_LOST, 1);
        ListDiff inserted = diff(without, with, oneBoot);
        assertThat(inserted.counts()).containsEntry(ChangeKind.ENGINE_PROGRAM, 0);
        assertThat(inserted.verdict()).isEqualTo(ListDiff.Verdict.DIFFERENT);
    }

    /** A container that is new is a difference, whatever was measured in it. */
    @Test
    void aNewContainerIsNotHidden() {
        ListDiff diff = diff(run("1"), run("1", file("/usr/bin/runc", "runc").in("300")), separate());
        assertThat(diff.counts()).containsEntry(ChangeKind.ENGINE_PROGRAM, 0);
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.DIFFERENT);
    }

    @Test
    void aContainerWithAnotherNumberIsTheSame() {
        List<TestEntry> after = list(
                bootAggregate("f"),
                file("/sbin/init", "1"),
                file("/usr/bin/runc", "runc"),
                file("/web", "w").in("900"),
                file("/lib", "l").in("900"),
                file("/usr/bin/runc", "runc").in("900"));
        ListDiff diff = diff(run("1"), after, separate());
        assertThat(diff.counts()).containsEntry(ChangeKind.ENGINE_PROGRAM, 1);
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.SAME_CONTENTS);
    }
}
