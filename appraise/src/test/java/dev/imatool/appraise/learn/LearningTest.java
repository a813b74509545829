package dev.imatool.appraise.learn;

import static dev.imatool.appraise.entries.Entries.file;
import static dev.imatool.appraise.entries.Entries.inNamespaceList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.entries.Entries;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.PathRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static LearnedRuns learn(List<List<Entry>> runs) {
        Learning learning = new Learning();
        for (List<Entry> entries : runs) {
            Learning.Run run = learning.begin();
            entries.forEach(entry -> run.add(entry, true));
            run.end();
        }
        return learning.result();
    }

    private static List<String> lines(LearnedRuns learned) {
        return learned.paths().stream().map(LearningTest::line).toList();
    }

    private static String line(LearnedPath path) {
        StringBuilder line = new StringBuilder(
                path.subject().role().id() + " " + path.subject().path().latin1());
        path.digests().forEach(digest -> line.append(' ').append(digest.runs()));
        return line.toString();
    }

    @Test
    void digestsOfAllRunsAreJoinedAndKnowTheirRuns() {
        LearnedRuns learned = learn(List.of(
                List.of(file("/bin/b", "1"), file("/bin/a", "1"), file("/bin/a", "1")),
                List.of(file("/bin/a", "1"), file("/bin/b", "1")),
                List.of(file("/bin/a", "1"), file("/bin/c", "1"))));
        assertThat(lines(learned)).containsExactly("host /bin/a [1, 2, 3]", "host /bin/b [1, 2]", "host /bin/c [3]");
        assertThat(learned.digests()).isEqualTo(3);
        assertThat(learned.pathsWithSeveralDigests()).isZero();
        assertThat(learned.runs()).extracting(LearnedRun::digests).containsExactly(2L, 2L, 2L);
        assertThat(learned.runs()).extracting(LearnedRun::newDigests).containsExactly(2L, 0L, 1L);
        assertThat(learned.coverageOfDigests()).isEqualTo(Coverage.of(new long[] {0, 1, 1, 1}));
    }

    @Test
    void namesThatAreNewInEveryRunAreJoinedWhereRunsShareTheirContent() {
        List<List<Entry>> runs = List.of(
                List.of(file("/bin/a", "a"), file("/tmp/tmp.AbC123", "script"), file("/tmp/tmp.AbC124", "once")),
                List.of(file("/bin/a", "a"), file("/tmp/tmp.XyZ789", "script")),
                List.of(file("/bin/a", "a"), file("/tmp/tmp.QrS456", "script")));
        LearnedRuns learned = learn(runs);
        assertThat(lines(learned))
                .containsExactly("host /bin/a [1, 2, 3]", "host /tmp/tmp.* [1, 2, 3]", "host /tmp/tmp.AbC124 [1]");
        assertThat(learned.paths().get(1).subject())
                .isEqualTo(new Subject(PathRole.HOST, ByteString.ofText("/tmp/tmp.*"), true));
        assertThat(learned.joinedNames()).isEqualTo(3);
        assertThat(learned.patterns()).isEqualTo(1);
        assertThat(learned.paths().get(1).names()).isEqualTo(3);
        assertThat(learned.runs()).extracting(LearnedRun::newDigests).containsExactly(3L, 0L, 0L);
        assertThat(learned.runs())
                .extracting(run -> run.alarms().orElseThrow())
                .containsExactly(new RunAlarms(0, 1, 0), new RunAlarms(0, 0, 0), new RunAlarms(0, 0, 0));
        AllowListCheck check = new AllowListCheck(learned.allowList());
        assertThat(check.judge(file("/tmp/tmp.NeW000", "script"), true).judgement())
                .isEqualTo(Judgement.KNOWN);
        assertThat(check.judge(file("/tmp/tmp.NeW000", "once"), true).judgement())
                .as("no two runs show that its name is new each time")
                .isEqualTo(Judgement.OTHER_DIGEST);
        assertThat(check.judge(file("/tmp/tmp.NeW000", "evil"), true).judgement())
                .isEqualTo(Judgement.OTHER_DIGEST);
        assertThat(check.judge(file("/tmp/other", "script"), true).judgement()).isEqualTo(Judgement.UNKNOWN_PATH);
    }

    /** Two runs that share one file: neither alone shows that its name is new each time. */
    @Test
    void oneOtherRunWouldNotHaveJoinedThem() {
        LearnedRuns learned = learn(List.of(List.of(file("/tmp/x.1", "s")), List.of(file("/tmp/x.2", "s"))));
        assertThat(lines(learned)).containsExactly("host /tmp/x.* [1, 2]");
        assertThat(learned.runs())
                .extracting(run -> run.alarms().orElseThrow())
                .containsExactly(new RunAlarms(1, 0, 0), new RunAlarms(1, 0, 0));
    }

    @Test
    void namesAreNotJoinedWithoutEvidence() {
        List<List<List<Entry>>> unjoined = List.of(
                List.of(List.of(file("/tmp/x.1", "s"), file("/tmp/x.2", "s"))),
                List.of(List.of(file("/tmp/x.1", "one")), List.of(file("/tmp/x.2", "two"))),
                List.of(List.of(file("/lib/c.so.6", "c"), file("/lib/c.so.7", "c")), List.of(file("/lib/c.so.6", "c"))),
                List.of(
                        List.of(file("/tmp/x.1", "s")),
                        List.of(
                                inNamespaceList("4026532469", "/a", "a"),
                                inNamespaceList("4026532469", "/tmp/x.2", "s"))));
        for (List<List<Entry>> runs : unjoined) {
            LearnedRuns learned = learn(runs);
            assertThat(learned.patterns()).as(lines(learned).toString()).isZero();
            assertThat(learned.joinedNames()).isZero();
        }
    }

    /** Only the part that differs becomes a star: one interpreter is not allowed under the name of the other. */
    @Test
    void onlyThePartThatDiffersIsReplaced() {
        LearnedRuns learned = learn(List.of(
                List.of(file("/tmp/x11/python3.9", "old"), file("/tmp/x11/python3.11", "new")),
                List.of(file("/tmp/x12/python3.9", "old"), file("/tmp/x12/python3.11", "new")),
                List.of(file("/tmp/x13/python3.9", "old"), file("/tmp/x13/python3.11", "new"))));
        assertThat(lines(learned))
                .containsExactly("host /tmp/x*/python3.11 [1, 2, 3]", "host /tmp/x*/python3.9 [1, 2, 3]");
        AllowListCheck check = new AllowListCheck(learned.allowList());
        assertThat(check.judge(file("/tmp/x14/python3.11", "new"), true).judgement())
                .isEqualTo(Judgement.KNOWN);
        assertThat(check.judge(file("/tmp/x14/python3.11", "old"), true).judgement())
                .isEqualTo(Judgement.OTHER_DIGEST);
        assertThat(check.judge(file("/tmp/x14/python3.12", "new"), true).judgement())
                .isEqualTo(Judgement.UNKNOWN_PATH);
    }

    /** A second copy of a content in one run says nothing of its name. */
    @Test
    void aFurtherCopyInOneRunIsNotReplaced() {
        LearnedRuns learned = learn(
                List.of(List.of(file("/tmp/t1/a5", "s")), List.of(file("/tmp/t2/a5", "s"), file("/tmp/t2/a6", "s"))));
        assertThat(lines(learned)).containsExactly("host /tmp/t*/a5 [1, 2]", "host /tmp/t2/a6 [2]");
    }

    @Test
    void neighboursThatDifferInANumberAreNotJoined() {
        LearnedRuns learned = learn(List.of(
                List.of(file("/srv/unit3.bin", "a"), file("/srv/unit4.bin", "b")),
                List.of(file("/srv/unit5.bin", "a"), file("/srv/unit6.bin", "b"))));
        assertThat(learned.patterns()).isZero();
        LearnedRuns temporary = learn(List.of(
                List.of(file("/tmp/tmp.AbC123", "a"), file("/tmp/tmp.DeF456", "b")),
                List.of(file("/tmp/tmp.GhI789", "a"), file("/tmp/tmp.JkL012", "b"))));
        assertThat(lines(temporary)).containsExactly("host /tmp/tmp.* [1, 2] [1, 2]");
    }

    @Test
    void versionsAndNamesOfWhatIsInstalledAreNotReplaced() {
        for (List<String> names : List.of(
                List.of("/usr/bin/python3", "/usr/bin/python4"),
                List.of("/opt/tool-1/run", "/opt/tool-2/run"),
                List.of("/app/python3.9", "/app/python3.11"),
                List.of("/app/libssl.so.1", "/app/libssl.so.3"))) {
            LearnedRuns learned = learn(List.of(List.of(file(names.get(0), "s")), List.of(file(names.get(1), "s"))));
            assertThat(learned.patterns()).as(names.toString()).isZero();
        }
        for (List<String> names : List.of(
                List.of("/var/run-2026.11.29/x", "/var/run-2026.11.30/x"),
                List.of("/var/run-20261129/x", "/var/run-20261130/x"),
                List.of("/run/user/1000/x", "/run/user/1001/x"),
                List.of("/proc/4711/x", "/proc/4712/x"),
                List.of(
                        "/usr/a-3f2504e0-4f89-11d3-9a0c-0305e82c3301/b",
                        "/usr/a-4f2504e0-4f89-11d3-9a0c-0305e82c3301/b"))) {
            LearnedRuns learned = learn(List.of(List.of(file(names.get(0), "s")), List.of(file(names.get(1), "s"))));
            assertThat(learned.patterns()).as(names.toString()).isEqualTo(1);
        }
    }

    /** A content may only appear where a run showed it, but for numbers and letters that differed between two runs. */
    @Test
    void noContentPassesUnderANameThatNoRunBearsOut() {
        Random random = new Random(8);
        for (int trial = 0; trial < 200; trial++) {
            List<List<Entry>> runs = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                List<Entry> entries = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    entries.add(randomEntry(random));
                }
                runs.add(entries);
            }
            AllowListCheck check = new AllowListCheck(learn(runs).allowList());
            for (int i = 0; i < 20; i++) {
                Entry entry = randomEntry(random);
                if (check.judge(entry, true).judgement() == Judgement.KNOWN) {
                    assertThat(bearing(runs, entry))
                            .as(entry.name().path().latin1())
                            .isTrue();
                }
            }
        }
    }

    private static boolean bearing(List<List<Entry>> runs, Entry entry) {
        Set<Integer> showing = new HashSet<>();
        for (int run = 0; run < runs.size(); run++) {
            for (Entry other : runs.get(run)) {
                boolean same = other.fileDigest().equals(entry.fileDigest())
                        && other.name().container().isPresent()
                                == entry.name().container().isPresent();
                if (same && other.name().path().equals(entry.name().path())) {
                    return true;
                }
                if (same && kin(other, entry)) {
                    showing.add(run);
                }
            }
        }
        return showing.size() > 1;
    }

    /** The same name up to the number of its folder below /tmp. */
    private static boolean kin(Entry one, Entry other) {
        String name = one.name().path().latin1();
        return name.startsWith("/tmp/")
                && name.replaceAll("[0-9]+", "N")
                        .equals(other.name().path().latin1().replaceAll("[0-9]+", "N"));
    }

    @Test
    void anUpdateIsASecondDigestAndFlagged() {
        LearnedRuns learned = learn(List.of(List.of(file("/bin/a", "old")), List.of(file("/bin/a", "new"))));
        assertThat(learned.paths()).hasSize(1);
        assertThat(learned.paths().get(0).severalDigests()).isTrue();
        assertThat(learned.pathsWithSeveralDigests()).isEqualTo(1);
        assertThat(learned.coverageOfPaths().once()).isZero();
        assertThat(learned.coverageOfDigests().once()).isEqualTo(2);
        assertThat(learned.runs().get(0).alarms()).contains(new RunAlarms(0, 1, 0));
    }

    /** The counts of the published runs, with entries of which two change: 12, then 5 with 2 new, then 5 with 2 new. */
    @Test
    void theShapeOfThePublishedRunsGivesTheirNumbers() {
        List<Entry> first = new ArrayList<>();
        first.add(inNamespaceList("4026532469", "/usr/bin/unshare", "old"));
        for (int i = 2; i <= 12; i++) {
            first.add(inNamespaceList("4026532469", "/bin/" + i, "1"));
        }
        List<Entry> second = List.of(
                inNamespaceList("4026532471", "/usr/bin/unshare", "old"),
                inNamespaceList("4026532471", "/bin/2", "1"),
                inNamespaceList("4026532471", "/bin/3", "1"),
                inNamespaceList("4026532471", "/lib/ld-2.23.so", "old"),
                inNamespaceList("4026532471", "/lib/libc-2.23.so", "1"));
        List<Entry> third = List.of(
                inNamespaceList("4026532473", "/usr/bin/unshare", "new"),
                inNamespaceList("4026532473", "/bin/2", "1"),
                inNamespaceList("4026532473", "/bin/3", "1"),
                inNamespaceList("4026532473", "/lib/ld-2.23.so", "new"),
                inNamespaceList("4026532473", "/lib/libc-2.23.so", "1"));
        LearnedRuns learned = learn(List.of(first, second, third));

        assertThat(learned.coverageOfPaths()).isEqualTo(Coverage.of(new long[] {0, 9, 2, 3}));
        assertThat(learned.coverageOfDigests()).isEqualTo(Coverage.of(new long[] {0, 12, 2, 2}));
        assertThat(learned.runs()).extracting(LearnedRun::newDigests).containsExactly(12L, 2L, 2L);
        assertThat(learned.runs()).extracting(LearnedRun::newPaths).containsExactly(12L, 2L, 0L);
        assertThat(learned.runs().stream().map(run -> run.alarms().orElseThrow()))
                .containsExactly(new RunAlarms(9, 0, 0), new RunAlarms(0, 1, 0), new RunAlarms(0, 2, 0));
        LearnedPath creator = learned.paths().get(13);
        assertThat(creator.subject()).isEqualTo(new Subject(PathRole.CREATOR, ByteString.ofText("/usr/bin/unshare")));
        assertThat(creator.digests().stream().map(LearnedPath.LearnedDigest::runs))
                .containsExactlyInAnyOrder(List.of(1, 2), List.of(3));
    }

    @Test
    void whatIsNoEvidenceOfAContentIsCountedAndNotLearned() {
        Learning learning = new Learning();
        Learning.Run run = learning.begin();
        run.add(file("boot_aggregate", "tpm"), true);
        run.add(Entries.violation(file("/var/log/messages", "1")), false);
        run.add(file("/bin/forged", "1"), false);
        run.add(Entries.image("4026532559", "image"), true);
        run.add(Entries.digested("/zero", Optional.empty(), "sha256", ByteString.copyOf(new byte[32])), true);
        run.add(Entries.digested("/odd", Optional.empty(), "blake9", Entries.hash("1")), true);
        run.add(Entries.digested("/short", Optional.empty(), "sha512", Entries.hash("1")), true);
        run.end();
        LearnedRuns learned = learning.result();
        assertThat(learned.paths()).isEmpty();
        assertThat(learned.runs().get(0).notLearned()).isEqualTo(new NotLearned(1, 1, 1, 1, 3));
        assertThat(learned.runs().get(0).alarms()).isEmpty();
    }

    @Test
    void rolesKeepWhatNamesAloneWouldMix() {
        LearnedRuns learned = learn(List.of(
                List.of(
                        file("/bin/sh", "1"),
                        inNamespaceList("4026532469", "/bin/sh", "1"),
                        inNamespaceList("4026532469", "/bin/sh", "1"),
                        inNamespaceList("4026532470", "/usr/bin/unshare", "1")),
                List.of(
                        Entries.withProcessChain("7->3->0", "4026532469", "/bin/sh", "1"),
                        Entries.inNamespace("4026532469", "/bin/sh", "1"))));
        assertThat(lines(learned))
                .containsExactly(
                        "host /bin/sh [1]",
                        "container /bin/sh [1, 2]",
                        "creator /bin/sh [1, 2]",
                        "creator /usr/bin/unshare [1]");
    }

    /** 4026531840 is the initial mount namespace on the machine of the published Container-IMA lists. */
    @Test
    void initialNamespacesAreTheHost() {
        LearnedRuns learned = learn(List.of(List.of(
                Entries.inNamespace("4026531840", "/sbin/init", "1"),
                Entries.inNamespace("4026531838", "/bin/a", "1"),
                Entries.inNamespace("4026531841", "/bin/b", "1"))));
        assertThat(lines(learned)).containsExactly("host /bin/a [1]", "host /sbin/init [1]", "container /bin/b [1]");
    }

    @Test
    void anAlgorithmOfItsOwnIsNotComparable() {
        ByteString sha1 = ByteString.ofHex("aa".repeat(20));
        LearnedRuns learned = learn(List.of(
                List.of(file("/bin/a", "1")),
                List.of(Entries.digested("/bin/a", Optional.empty(), "sha1", sha1)),
                List.of(Entries.digested("/bin/a", Optional.of("verity"), "sha256", Entries.hash("1")))));
        assertThat(learned.runs().stream().map(run -> run.alarms().orElseThrow()))
                .containsExactly(new RunAlarms(0, 0, 1), new RunAlarms(0, 0, 1), new RunAlarms(0, 0, 1));
    }

    @Test
    void leavingARunOutIsWhatLearningTheOthersAndCheckingItGives() {
        Random random = new Random(5);
        for (int trial = 0; trial < 30; trial++) {
            List<List<Entry>> runs = new ArrayList<>();
            for (int run = 0; run < 4; run++) {
                List<Entry> entries = new ArrayList<>();
                for (int i = 0; i < 15; i++) {
                    entries.add(randomEntry(random));
                }
                runs.add(entries);
            }
            LearnedRuns all = learn(runs);
            for (int left = 0; left < runs.size(); left++) {
                List<List<Entry>> others = new ArrayList<>(runs);
                List<Entry> run = others.remove(left);
                assertThat(all.runs().get(left).alarms())
                        .contains(alarms(learn(others).allowList(), run));
            }
        }
    }

    private static Entry randomEntry(Random random) {
        String path = random.nextBoolean()
                ? "/bin/" + "abcd".charAt(random.nextInt(4)) + random.nextInt(6)
                : "/tmp/" + random.nextInt(40) + "/" + "ab".charAt(random.nextInt(2)) + random.nextInt(2);
        String content = String.valueOf(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> Entries.inNamespace("402653250" + random.nextInt(10), path, content);
            case 1 ->
                Entries.digested(
                        path,
                        Optional.empty(),
                        "sha1",
                        ByteString.ofHex(
                                String.format("%02x", 1 + random.nextInt(2)).repeat(20)));
            default -> file(path, content);
        };
    }

    private static AllowListCheck check(AllowList allowList, List<Entry> run) {
        ImageFits fits = new ImageFits(allowList);
        EntryEvidenceReader reader = new EntryEvidenceReader();
        for (Entry entry : run) {
            if (reader.read(entry, true) instanceof EntryEvidence.OfContent(var subject, var digest)) {
                fits.add(reader.container(), subject, digest);
            }
        }
        return new AllowListCheck(allowList, (entry, allowed) -> false, fits::image);
    }

    private static RunAlarms alarms(AllowList others, List<Entry> run) {
        AllowListCheck check = check(others, run);
        Set<String> counted = new HashSet<>();
        Map<Judgement, Long> counts = new java.util.EnumMap<>(Judgement.class);
        for (Entry entry : run) {
            AllowListCheck.Judged judged = check.judge(entry, true);
            Subject subject = judged.subject().orElseThrow();
            if (counted.add(subject + " " + entry.fileDigest())) {
                counts.merge(judged.judgement(), 1L, Long::sum);
            }
        }
        return new RunAlarms(
                counts.getOrDefault(Judgement.UNKNOWN_PATH, 0L),
                counts.getOrDefault(Judgement.OTHER_DIGEST, 0L),
                counts.getOrDefault(Judgement.NOT_COMPARABLE, 0L));
    }

    @Test
    void pathsAreInTheOrderOfTheirBytesWhateverTheOrderOfRuns() {
        List<Entry> one = List.of(file("/é", "1"), file("/z", "1"), file("/a", "2"));
        List<Entry> other = List.of(file("/a", "1"), file("/a_b", "1"));
        LearnedRuns forward = learn(List.of(one, other));
        LearnedRuns backward = learn(List.of(other, one));
        assertThat(forward.paths())
                .extracting(LearnedPath::subject)
                .isEqualTo(backward.paths().stream().map(LearnedPath::subject).toList());
        assertThat(forward.paths().stream().map(path -> path.subject().path().hex()))
                .isSorted()
                .hasSize(4);
        assertThat(forward.paths().get(0).subject()).isEqualTo(new Subject(PathRole.HOST, ByteString.ofText("/a")));
        assertThat(forward.paths().get(0).digests().stream()
                        .map(digest -> digest.digest().text()))
                .isSorted()
                .hasSize(2);
        assertThat(forward.coverageOfDigests()).isEqualTo(backward.coverageOfDigests());
    }
}
