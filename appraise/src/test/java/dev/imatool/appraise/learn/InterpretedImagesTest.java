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
import dev.imatool.model.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that share nearly all that they have, because an interpreter and its library are most of them. */
class InterpretedImagesTest {
    private static final Map<String, List<String>> RUNTIMES = Map.of(
            "python",
            base("/usr/bin/python3.11", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "/usr/lib/python3.11/m%d.py"),
            "node",
            base("/usr/local/bin/node", "/usr/lib/libnode.so.108", "/usr/local/lib/node_modules/npm/m%d.js"),
            "java",
            base("/opt/java/openjdk/bin/java", "/opt/java/openjdk/lib/server/libjvm.so", "/usr/lib/jvm/m%d.jar"),
            "sh",
            base("/bin/dash", "/bin/sleep", "/usr/lib/locale/m%d"));

    private static List<String> base(String interpreter, String library, String module) {
        List<String> base = new ArrayList<>(List.of(
                "/bin/sh",
                "/lib/x86_64-linux-gnu/libc.so.6",
                "/etc/ld.so.cache",
                "/usr/bin/mkdir",
                interpreter,
                library,
                "/etc/localtime"));
        IntStream.range(0, 60).forEach(module1 -> base.add(String.format(module, module1)));
        return base;
    }

    /** A container of a runtime; {@code path} or {@code path=content}; the image's own files come in the order given. */
    private static List<Entry> container(String runtime, String namespace, String... own) {
        List<Entry> entries = new ArrayList<>();
        entries.add(inNamespace(namespace, "/usr/bin/runc", "runc"));
        RUNTIMES.getOrDefault(runtime, List.of()).forEach(path -> entries.add(inNamespace(namespace, path, path)));
        for (String one : own) {
            String[] parts = one.split("=", 2);
            entries.add(inNamespace(namespace, parts[0], parts[parts.length - 1]));
        }
        return entries;
    }

    private static String[] api(String runtime) {
        return switch (runtime) {
            case "python" -> new String[] {"/app/api.py", "/app/db.py"};
            case "node" -> new String[] {"/srv/api.js", "/srv/routes.js"};
            case "java" -> new String[] {"/opt/api.jar", "/opt/api-lib.jar"};
            default -> new String[] {"/app/api.sh", "/app/api.conf"};
        };
    }

    private static String[] worker(String runtime) {
        return switch (runtime) {
            case "python" -> new String[] {"/app/worker.py", "/app/queue.py"};
            case "node" -> new String[] {"/srv/worker.js", "/srv/queue.js"};
            case "java" -> new String[] {"/opt/worker.jar", "/opt/worker-lib.jar"};
            default -> new String[] {"/app/worker.sh", "/app/worker.conf"};
        };
    }

    /** Two runs, each with two replicas of both images. */
    private static List<List<Entry>> runs(String runtime) {
        return List.of(
                concat(
                        container(runtime, "4026532501", api(runtime)),
                        container(runtime, "4026532502", worker(runtime)),
                        container(runtime, "4026532503", api(runtime)),
                        container(runtime, "4026532504", worker(runtime)[0])),
                concat(
                        container(runtime, "4026532601", worker(runtime)),
                        container(runtime, "4026532602", api(runtime)[0]),
                        container(runtime, "4026532603", worker(runtime)),
                        container(runtime, "4026532604", api(runtime))));
    }

    @SafeVarargs
    private static List<Entry> concat(List<Entry>... lists) {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    private static LearnedRuns learn(List<List<Entry>> runs) {
        Learning learning = new Learning();
        for (List<Entry> entries : runs) {
            Learning.Run run = learning.begin();
            entries.forEach(entry -> run.add(entry, true));
            run.end();
        }
        return learning.result();
    }

    private static List<String> images(LearnedRuns learned) {
        return learned.images().stream()
                .map(image -> image.name().replaceAll("@[0-9a-f]{12}$", "") + " " + image.containers())
                .toList();
    }

    /** The paths of what deviates, with why. */
    private static List<String> deviations(AllowList allowList, List<Entry> entries) {
        ImageFits fits = new ImageFits(allowList);
        EntryEvidenceReader reader = new EntryEvidenceReader();
        for (Entry entry : entries) {
            if (reader.read(entry, true) instanceof EntryEvidence.OfContent(Subject subject, var digest)) {
                fits.add(reader.container(), subject, digest);
            }
        }
        AllowListCheck check = new AllowListCheck(allowList, (entry, allowed) -> false, fits::image);
        List<String> deviations = new ArrayList<>();
        for (Entry entry : entries) {
            Judgement judgement = check.judge(entry, true).judgement();
            if (judgement != Judgement.KNOWN) {
                deviations.add(judgement + " " + entry.name().path().latin1());
            }
        }
        return deviations;
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "java", "sh"})
    void aScriptTellsImagesOfOneBaseApart(String runtime) {
        assertThat(images(learn(runs(runtime)))).containsExactly(api(runtime)[0] + " 4", worker(runtime)[0] + " 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "java", "sh"})
    void whatIsOfAnotherImageDeviates(String runtime) {
        AllowList allowList = learn(runs(runtime)).allowList();
        String api = api(runtime)[0];
        String worker = worker(runtime)[0];
        assertThat(deviations(allowList, container(runtime, "4026532701", api(runtime))))
                .isEmpty();
        assertThat(deviations(allowList, container(runtime, "4026532701", worker(runtime))))
                .isEmpty();
        assertThat(deviations(allowList, container(runtime, "4026532701", api, worker)))
                .containsExactly("UNKNOWN_PATH " + worker);
        assertThat(deviations(allowList, container(runtime, "4026532701", worker, api)))
                .containsExactly("UNKNOWN_PATH " + api);
        assertThat(deviations(allowList, container(runtime, "4026532701", api + "=altered")))
                .containsExactly("OTHER_DIGEST " + api);
        assertThat(deviations(allowList, container(runtime, "4026532701", worker + "=altered")))
                .containsExactly("OTHER_DIGEST " + worker);
    }

    @Test
    void anImageNamesTheContainersThatItWasLearnedFrom() {
        List<LearnedImage> images = learn(runs("python")).images();
        assertThat(images.get(0).members())
                .extracting(member -> member.run() + " " + member.container().label())
                .containsExactly("1 4026532501", "1 4026532503", "2 4026532602", "2 4026532604");
        assertThat(images.get(1).members())
                .extracting(member -> member.run() + " " + member.container().label())
                .containsExactly("1 4026532502", "1 4026532504", "2 4026532601", "2 4026532603");
    }

    @Test
    void theOrderOfRunsAndReplicasDoesNotMatter() {
        Random random = new Random(15);
        LearnedRuns expected = learn(runs("python"));
        for (int trial = 0; trial < 10; trial++) {
            List<List<Entry>> runs = new ArrayList<>(runs("python"));
            Collections.shuffle(runs, random);
            assertThat(learn(runs).images())
                    .extracting(LearnedImage::name)
                    .containsExactlyElementsOf(
                            expected.images().stream().map(LearnedImage::name).toList());
        }
    }

    /** The reference itself has a container of one image that ran the other's script. */
    @Test
    void oneStrayContainerDoesNotJoinTwoImages() {
        List<List<Entry>> runs = new ArrayList<>(runs("python"));
        runs.add(container("python", "4026532701", "/app/worker.py", "/app/queue.py", "/app/api.py", "/app/db.py"));
        assertThat(images(learn(runs))).containsExactly("/app/api.py 4", "/app/worker.py 5");
        runs.add(container("python", "4026532801", "/app/other.py", "/app/worker.py", "/app/api.py"));
        assertThat(images(learn(runs))).containsExactly("/app/api.py 4", "/app/other.py 1", "/app/worker.py 5");
    }

    /** Whether the program or a tool next to it comes first is chance. */
    @Test
    void aProgramThatMostContainersOfAnotherShowJoinsThem() {
        List<List<Entry>> runs = List.of(
                container("python", "4026532501", "/app/api.py"),
                container("python", "4026532601", "/app/health.py", "/app/api.py"));
        assertThat(images(learn(runs))).containsExactly("/app/api.py 2");
    }

    /** Every second image has a main.py. */
    @Test
    void scriptsOfOnePathAreToldByWhatLiesBesideThem() {
        String[] api = {"/app/main.py=api", "/app/routes.py", "/app/db.py"};
        String[] worker = {"/app/main.py=worker", "/app/queue.py", "/app/tasks.py"};
        LearnedRuns learned = learn(List.of(
                concat(container("python", "4026532501", api), container("python", "4026532502", worker)),
                concat(container("python", "4026532601", worker), container("python", "4026532602", api))));
        assertThat(images(learned)).containsExactly("/app/main.py 2", "/app/main.py 2");
        AllowList allowList = learned.allowList();
        assertThat(deviations(allowList, container("python", "4026532701", "/app/main.py=api", "/app/queue.py")))
                .containsExactly("UNKNOWN_PATH /app/queue.py");
        assertThat(deviations(allowList, container("python", "4026532701", worker)))
                .isEmpty();
    }

    @Test
    void anAlteredScriptIsOfTheSameImage() {
        LearnedRuns learned = learn(List.of(
                container("python", "4026532501", "/app/main.py=1", "/app/routes.py", "/app/db.py"),
                container("python", "4026532601", "/app/main.py=2", "/app/routes.py", "/app/db.py")));
        assertThat(images(learned)).containsExactly("/app/main.py 2");
        assertThat(learned.pathsWithSeveralDigests()).isEqualTo(1);
    }

    /** A launcher that pip or npm installed is measured first, then its interpreter, then what it loads. */
    @Test
    void aLauncherOfPackagesIsNotTheProgram() {
        List<List<Entry>> runs = new ArrayList<>();
        for (String app : List.of("/srv/shop.py", "/srv/blog.py", "/srv/shop.py", "/srv/blog.py")) {
            List<Entry> entries = new ArrayList<>();
            String namespace = "40265325" + (10 + runs.size());
            entries.add(inNamespace(namespace, "/usr/local/bin/gunicorn", "gunicorn"));
            entries.addAll(container("python", namespace));
            entries.add(inNamespace(namespace, "/usr/local/lib/python3.11/site-packages/gunicorn/app.py", "app"));
            entries.add(inNamespace(namespace, app, app));
            runs.add(entries);
        }
        assertThat(images(learn(runs))).containsExactly("/srv/blog.py 2", "/srv/shop.py 2");
    }

    /** A module is read as what it was compiled to, once that lies beside it. */
    @Test
    void aCompiledModuleIsTheSameProgram() {
        LearnedRuns learned = learn(List.of(
                container("python", "4026532501", "/app/api.py"),
                container("python", "4026532601", "/app/__pycache__/api.cpython-311.pyc=compiled")));
        assertThat(images(learned)).containsExactly("/app/api.py 2");
    }

    /** Names of any length and with any bytes are the attacker's. */
    @Test
    void hostileNamesEndSoon() {
        String long1 = "/a".repeat(20_000) + "/x.py";
        String long2 = "/usr/lib/" + "a/".repeat(20_000) + "bin\n/ld-" + ".so".repeat(5_000) + "x";
        LearnedRuns learned = learn(List.of(
                container("python", "4026532501", long1, long2, "/__pycache__/" + "a-".repeat(20_000) + ".pyc"),
                container("python", "4026532601", "/", "/.py", ".", "//", "/__pycache__/.pyc", "[")));
        assertThat(learned.images()).isNotEmpty();
    }
}
