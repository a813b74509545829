package dev.imatool.appraise.learn;

import static dev.imatool.appraise.entries.Entries.inNamespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.entries.Entries;
import dev.imatool.model.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Namespaces stand for containers of any kind. */
class ImagesTest {
    private static final List<String> BASE =
            List.of("/bin/sh", "/lib/ld.so.2", "/lib/libc.so.6", "/lib/libm.so.6", "/lib/libz.so.1");

    private static LearnedRuns learn(List<List<Entry>> runs) {
        Learning learning = new Learning();
        for (List<Entry> entries : runs) {
            Learning.Run run = learning.begin();
            entries.forEach(entry -> run.add(entry, true));
            run.end();
        }
        return learning.result();
    }

    /** A container: runc, then what all images of the distribution have, then its own; {@code path} or {@code path=content}. */
    private static List<Entry> container(String namespace, String... own) {
        List<Entry> entries = new ArrayList<>();
        entries.add(inNamespace(namespace, "/usr/bin/runc", "runc"));
        BASE.forEach(path -> entries.add(inNamespace(namespace, path, path)));
        for (String one : own) {
            String[] parts = one.split("=", 2);
            entries.add(inNamespace(namespace, parts[0], parts[parts.length - 1]));
        }
        return entries;
    }

    private static List<Entry> run(List<Entry> one, List<Entry> other) {
        return Stream.of(one, other).flatMap(List::stream).toList();
    }

    private static List<AllowListCheck.Judged> judge(AllowList allowList, List<Entry> entries) {
        ImageFits fits = new ImageFits(allowList);
        EntryEvidenceReader reader = new EntryEvidenceReader();
        for (Entry entry : entries) {
            if (reader.read(entry, true) instanceof EntryEvidence.OfContent(Subject subject, var digest)) {
                fits.add(reader.container(), subject, digest);
            }
        }
        AllowListCheck check = new AllowListCheck(allowList, (entry, allowed) -> false, fits::image);
        return entries.stream().map(entry -> check.judge(entry, true)).toList();
    }

    private static List<Judgement> judgements(AllowList allowList, List<Entry> entries) {
        return judge(allowList, entries).stream()
                .map(AllowListCheck.Judged::judgement)
                .filter(judgement -> judgement != Judgement.KNOWN)
                .toList();
    }

    private static List<String> images(LearnedRuns learned) {
        return learned.images().stream()
                .map(image ->
                        image.name().replaceAll("@[0-9a-f]{12}$", "") + " " + image.containers() + " " + image.runs())
                .toList();
    }

    private static final List<List<Entry>> RUNS = List.of(
            run(
                    container("4026532501", "/usr/sbin/nginx"),
                    container("4026532502", "/usr/bin/postgres", "/usr/bin/psql")),
            run(
                    container("4026532601", "/usr/bin/postgres"),
                    container("4026532602", "/usr/sbin/nginx", "/usr/lib/mod.so")));

    @Test
    void imagesWithTheSameBaseStayApart() {
        assertThat(images(learn(RUNS))).containsExactly("/usr/bin/postgres 2 [1, 2]", "/usr/sbin/nginx 2 [1, 2]");
    }

    @Test
    void namesDoNotDependOnTheOrderOfRunsAndContainers() {
        Random random = new Random(4);
        List<LearnedImage> expected = learn(RUNS).images();
        for (int trial = 0; trial < 10; trial++) {
            List<List<Entry>> runs = new ArrayList<>(RUNS);
            Collections.shuffle(runs, random);
            assertThat(learn(runs).images())
                    .extracting(LearnedImage::name, LearnedImage::containers)
                    .containsExactlyElementsOf(expected.stream()
                            .map(image -> org.assertj.core.api.Assertions.tuple(image.name(), image.containers()))
                            .toList());
        }
    }

    @Test
    void aProgramOfOneImageDeviatesInAContainerOfAnother() {
        AllowList allowList = learn(RUNS).allowList();
        assertThat(judgements(allowList, container("4026532701", "/usr/sbin/nginx", "/usr/lib/mod.so")))
                .isEmpty();
        assertThat(judgements(allowList, container("4026532701", "/usr/bin/postgres")))
                .isEmpty();
        assertThat(judgements(allowList, container("4026532701", "/usr/sbin/nginx", "/usr/bin/psql")))
                .containsExactly(Judgement.UNKNOWN_PATH);
        assertThat(judgements(allowList, container("4026532701", "/usr/sbin/nginx=altered", "/usr/lib/mod.so")))
                .containsExactly(Judgement.OTHER_DIGEST);
        assertThat(judgements(allowList, List.of(Entries.file("/usr/sbin/nginx", "/usr/sbin/nginx"))))
                .as("the host runs a program of a container")
                .containsExactly(Judgement.UNKNOWN_PATH);
    }

    /** An altered program is a second digest of its path, and is not hidden in an image of its own. */
    @Test
    void anAlteredMainProgramIsOfTheSameImage() {
        LearnedRuns learned = learn(List.of(
                container("4026532501", "/usr/sbin/nginx"), container("4026532502", "/usr/sbin/nginx=altered")));
        assertThat(images(learned)).containsExactly("/usr/sbin/nginx 2 [1, 2]");
        assertThat(learned.pathsWithSeveralDigests()).isEqualTo(1);
    }

    @Test
    void whatFitsNoImageIsComparedWithAll() {
        AllowList allowList = learn(RUNS).allowList();
        List<Entry> strange = List.of(
                inNamespace("4026532701", "/tmp/x", "x"),
                inNamespace("4026532701", "/tmp/y", "y"),
                inNamespace("4026532701", "/tmp/z", "z"),
                inNamespace("4026532701", "/usr/sbin/nginx", "/usr/sbin/nginx"));
        List<AllowListCheck.Judged> judged = judge(allowList, strange);
        assertThat(judged)
                .extracting(AllowListCheck.Judged::judgement)
                .containsExactly(
                        Judgement.UNKNOWN_PATH, Judgement.UNKNOWN_PATH, Judgement.UNKNOWN_PATH, Judgement.KNOWN);
        assertThat(judged.get(3).subject().orElseThrow().image()).isEmpty();
    }

    @Test
    void enginesAloneMakeNoImage() {
        List<Entry> one =
                List.of(inNamespace("4026532501", "/usr/bin/runc", "runc"), inNamespace("4026532501", "/bin/a", "a"));
        List<Entry> other =
                List.of(inNamespace("4026532502", "/usr/bin/runc", "runc"), inNamespace("4026532502", "/bin/b", "b"));
        assertThat(images(learn(List.of(run(one, other))))).containsExactly("/bin/a 1 [1]", "/bin/b 1 [1]");
    }

    /** Unprintable bytes of a path are the attacker's. */
    @Test
    void theNameOfAnImageIsPrintable() {
        LearnedRuns learned = learn(List.of(List.of(inNamespace("4026532501", "/bin/\u001b[2J\nx", "a"))));
        assertThat(learned.images().get(0).name()).matches("/bin/_\\[2J_x@[0-9a-f]{12}");
    }

    /** Container-IMA logs the program that made a namespace first; another one means that its number was given out again. */
    @Test
    void aNumberWithTwoCreatorsIsTwoContainers() {
        LearnedRuns learned = learn(List.of(List.of(
                Entries.withProcessChain("7->3->0", "4026532501", "/usr/bin/runc", "1"),
                inNamespace("4026532501", "/bin/a", "a"),
                inNamespace("4026532501", "/lib/a.so", "a"),
                Entries.withProcessChain("9->3->0", "4026532501", "/usr/bin/runc", "1"),
                inNamespace("4026532501", "/bin/b", "b"),
                inNamespace("4026532501", "/lib/b.so", "b"))));
        assertThat(images(learned)).containsExactly("/bin/a 1 [1]", "/bin/b 1 [1]");
        LearnedRuns same = learn(List.of(List.of(
                Entries.withProcessChain("7->3->0", "4026532501", "/usr/bin/runc", "1"),
                inNamespace("4026532501", "/bin/a", "a"),
                Entries.withProcessChain("7->3->0", "4026532501", "/usr/bin/runc", "1"),
                inNamespace("4026532501", "/bin/b", "b"))));
        assertThat(images(same)).containsExactly("/bin/a 1 [1]");
    }
}
