package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From runs with containers to an allow-list, and from there to a verdict about containers with new ids. */
class ContainerAllowListTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> NGINX = List.of("/usr/sbin/nginx", "/lib/libc.so.6", "/usr/lib/nginx/mod.so");
    private static final List<String> REDIS = List.of("/usr/local/bin/redis-server", "/lib/ld-musl-x86_64.so.1");

    @TempDir
    private Path folder;

    /** A host program, then nginx and redis in pods; contents are named after the paths. */
    private static LogBuilder host(String nginxId, String redisId) {
        LogBuilder log = LogBuilder.list().bootAggregate().add(inGroup("/", "/usr/bin/cron", "/usr/bin/cron"));
        NGINX.forEach(path -> log.add(inPod("aaaa0001", nginxId, path, path)));
        REDIS.forEach(path -> log.add(inPod("bbbb0002", redisId, path, path)));
        return log;
    }

    private static Measurement inPod(String pod, String digits, String path, String content) {
        return inGroup(
                "/kubepods.slice/kubepods-pod" + pod + ".slice/cri-containerd-" + digits.repeat(8) + ".scope",
                path,
                content);
    }

    private static Measurement inGroup(String group, String path, String content) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0", group, FileDigest.ofContent("sha256", content), path);
    }

    private String written(String name, LogBuilder log) throws IOException {
        return Files.write(folder.resolve(name), log.build().ascii()).toString();
    }

    private String learned(String... arguments) {
        String file = folder.resolve("allowlist.json").toString();
        String[] all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"learn", "-o", file, "--force"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        assertThat(Outcome.of(all).exit()).isZero();
        return file;
    }

    private static JsonNode check(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"check", "--format", "json"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @Test
    void containersWithNewIdsConform() throws IOException {
        String references = learned(written("run", host("1111aaaa", "2222bbbb")));
        JsonNode report = check("--reference", references, written("next", host("3333cccc", "4444dddd")));
        assertThat(report.path("verdict").asText()).isEqualTo("conforms");
        assertThat(report.path("containers")).hasSize(2);
        assertThat(report.path("containers").path(0).path("image").asText()).startsWith("/usr/sbin/nginx@");
        assertThat(report.path("containers")
                        .path(0)
                        .path("container")
                        .path("id")
                        .asText())
                .isEqualTo("3333cccc".repeat(8));
    }

    @Test
    void aProgramOfAnotherImageAndOneOfTheHostDeviate() throws IOException {
        String references = learned(written("run", host("1111aaaa", "2222bbbb")));
        LogBuilder log = host("3333cccc", "4444dddd")
                .add(inPod("aaaa0001", "3333cccc", REDIS.get(0), REDIS.get(0)))
                .add(inGroup("/system.slice/cron.service", REDIS.get(0), REDIS.get(0)))
                .add(inPod("cccc0003", "5555eeee", "/tmp/miner", "miner"));
        String list = written("next", log);
        JsonNode report = check("--reference", references, list);
        JsonNode findings = report.path("findings");
        assertThat(findings).hasSize(3);
        assertThat(findings).allMatch(one -> one.path("kind").asText().equals("unknown"));
        assertThat(findings.path(0).path("container").path("pod").asText()).isEqualTo("aaaa0001");
        assertThat(findings.path(0).path("image").asText()).startsWith("/usr/sbin/nginx@");
        assertThat(findings.path(1).path("role").asText()).isEqualTo("host");
        assertThat(findings.path(1).has("container")).isFalse();
        assertThat(findings.path(2).path("container").path("id").asText()).isEqualTo("5555eeee".repeat(8));
        assertThat(findings.path(2).has("image")).isFalse();
        assertThat(Outcome.of("check", list, "--reference", references).out())
                .contains("2 fit 2 images of the references, 1 of no known image")
                .contains("5555eeee5555, pod cccc0003, containerd fits no image")
                .contains("[container 3333cccc3333, pod aaaa0001, containerd, image /usr/sbin/nginx@");
        String csv = Outcome.of("check", "--format", "csv", list, "--reference", references)
                .out();
        assertThat(csv).contains("3333cccc".repeat(8)).contains(",/usr/sbin/nginx@");
        assertThat(Outcome.of("check", "--format", "ndjson", list, "--reference", references)
                        .out()
                        .lines())
                .filteredOn(line -> line.contains("\"container\":{") && line.contains("\"answer\":\"unknown\""))
                .hasSize(2);
    }

    @Test
    void theReferencesOfOneImageAreHeldAgainstOneContainer() throws IOException {
        String run = written("run", host("1111aaaa", "2222bbbb"));
        String references = learned("--container", "aaaa0001", run);
        String list = written("next", host("3333cccc", "4444dddd"));
        JsonNode report = check("--container", "3333cccc", "--reference", references, list);
        assertThat(report.path("verdict").asText()).isEqualTo("conforms");
        assertThat(report.path("summary").path("known_good").asInt()).isEqualTo(NGINX.size());
        assertThat(report.path("asked").path(0).asText()).isEqualTo("3333cccc");
        JsonNode other = check("--container", "bbbb0002", "--reference", references, list);
        assertThat(other.path("summary").path("unknown").asInt()).isEqualTo(REDIS.size());
        JsonNode host = check("--container", "host", "--reference", references, list);
        assertThat(host.path("summary").path("unknown").asInt()).isEqualTo(1);
        assertThat(host.path("summary").path("not_judged").asInt()).isEqualTo(1);
        for (String[] unknown : new String[][] {
            {"check", "--container", "1111aaaa", "--reference", references, list},
            {"learn", "--container", "9999", list}
        }) {
            Outcome outcome = Outcome.of(unknown);
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains(unknown[2]).contains("imatool containers");
        }
    }

    /** References that were learned before images were roles, or written by hand. */
    @Test
    void referencesWithoutImagesAreGoodInEveryContainer() throws IOException {
        String references = learned(written("run", host("1111aaaa", "2222bbbb")));
        Path plain = folder.resolve("plain.json");
        Files.writeString(plain, Files.readString(Path.of(references)).replaceAll("\"image\": *\"[^\"]*\",", ""));
        String list = written(
                "next", host("3333cccc", "4444dddd").add(inPod("aaaa0001", "3333cccc", REDIS.get(0), REDIS.get(0))));
        JsonNode report = check("--reference", plain.toString(), list);
        assertThat(report.path("verdict").asText()).isEqualTo("conforms");
        assertThat(report.has("containers")).isFalse();
    }

    /** Paths below the directory of a task of containerd: only its id changes, and that is no part of the path. */
    @Test
    void anInterpreterIsNotAllowedUnderTheNameOfAnother() throws IOException {
        String[] runs = new String[3];
        for (int run = 0; run < runs.length; run++) {
            runs[run] = written("run" + run, pod("f00d000" + run, "3.11"));
        }
        String references = learned(runs);
        assertThat(Files.readString(Path.of(references))).doesNotContain("\"pattern\"");
        JsonNode honest = check("--reference", references, written("honest", pod("f00d0007", "3.11")));
        assertThat(honest.path("verdict").asText()).isEqualTo("conforms");
        JsonNode swapped = check("--reference", references, written("swapped", pod("f00d0008", "3.9")));
        assertThat(swapped.path("findings")).hasSize(1);
        assertThat(swapped.path("findings").path(0).path("path").asText()).isEqualTo("/usr/bin/python3.11");
        assertThat(swapped.path("findings").path(0).path("kind").asText()).isEqualTo("changed");
    }

    private static LogBuilder pod(String id, String contentOf311) {
        String root = "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + id.repeat(8) + "/rootfs";
        LogBuilder log = LogBuilder.list().bootAggregate();
        for (String version : List.of("3.9", "3.11")) {
            String content = version.equals("3.11") ? contentOf311 : version;
            log.file(root + "/usr/bin/python" + version, "python" + content)
                    .file(root + "/usr/lib/libssl.so." + version, "libssl" + version);
        }
        return log;
    }
}
