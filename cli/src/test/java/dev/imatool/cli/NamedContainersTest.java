package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports call containers, and by which words a user names them, where one has chosen the id of its own to be taken for another. */
class NamedContainersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Another container's first 14 digits; the runtime shows 12. */
    private static final String SHOWN = "0123456789abcd";

    private static final String WEB = SHOWN + "11".repeat(25);
    private static final String EVIL = SHOWN + "22".repeat(25);
    private static final String POD = "5ca1d2eb-0000-4000-8000-000000000001";
    private static final String LIBC = "/lib/libc.so.6";

    /** What text calls the two: the digits that they share, and the first in which they differ. */
    private static final String WEB_NAME = "[" + SHOWN + "1, pod 5ca1d2eb, containerd]";

    private static final String EVIL_NAME = "[" + SHOWN + "2, docker]";

    @TempDir
    private Path folder;

    private String list;

    @BeforeEach
    void write() throws IOException {
        list = written("list", colliding(LIBC));
    }

    private static LogBuilder colliding(String path) {
        return LogBuilder.list()
                .bootAggregate()
                .add(
                        inGroup("/", "/usr/bin/cron", "cron"),
                        inGroup("/kubepods/pod" + POD + "/cri-containerd-" + WEB + ".scope", path, "web"),
                        inGroup("/docker/" + EVIL, path, "evil"),
                        inGroup("/lxc.payload.host", path, "called host"));
    }

    private static Measurement inGroup(String group, String path, String content) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0", group, FileDigest.ofContent("sha256", content), path);
    }

    private String written(String name, LogBuilder log) throws IOException {
        return Files.write(folder.resolve(name), log.build().ascii()).toString();
    }

    /** The list with one digit of the file digest of line {@code number} changed. */
    private String damaged(int number) throws IOException {
        String[] lines =
                Files.readString(Path.of(list), StandardCharsets.ISO_8859_1).split("\n");
        int digit = lines[number - 1].indexOf("sha256:") + 20;
        char old = lines[number - 1].charAt(digit);
        lines[number - 1] = lines[number - 1].substring(0, digit)
                + (old == '0' ? '1' : '0')
                + lines[number - 1].substring(digit + 1);
        return Files.writeString(
                        folder.resolve("damaged"), String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1)
                .toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @Test
    void idsThatBeginAlikeAreLongerEverywhere() throws IOException {
        assertThat(Outcome.of("show", list).out())
                .contains(LIBC + "  " + WEB_NAME)
                .contains(LIBC + "  " + EVIL_NAME);
        assertThat(Outcome.of("history", list, LIBC).out())
                .contains(LIBC + "  " + WEB_NAME)
                .contains(LIBC + "  " + EVIL_NAME);
        assertThat(Outcome.of("containers", list).out())
                .contains(SHOWN + "1, pod 5ca1d2eb, containerd (entry 3), " + SHOWN + "2, docker (entry 4)");
        assertThat(Outcome.of("show", "--format", "markdown", list).out())
                .contains(SHOWN + "1, pod 5ca1d2eb, containerd")
                .contains(SHOWN + "2, docker");
    }

    @Test
    void anIdAloneIsAsShortAsRuntimesShowIt() {
        assertThat(Outcome.of("show", list, "--container", WEB).out())
                .contains("[0123456789ab, pod 5ca1d2eb, containerd]");
    }

    @Test
    void damageIsNamedWithItsContainer() throws IOException {
        String damaged = damaged(3);
        assertThat(Outcome.of("repair", damaged).out())
                .contains("entry 3 at line 3: " + LIBC + "  [0123456789ab, pod 5ca1d2eb, containerd]: does not fit");
        JsonNode repair = json("repair", damaged).path("repairs").path(0);
        assertThat(repair.path("container").path("id").asText()).isEqualTo(WEB);
        assertThat(repair.path("container").path("pod").asText()).isEqualTo(POD);
        assertThat(repair.path("path").asText()).isEqualTo(LIBC);
        assertThat(Outcome.of("verify", damaged).out())
                .contains(LIBC + "  [0123456789ab, pod 5ca1d2eb, containerd]: the template digest is not that");
    }

    @Test
    void placeWhereCopiesPartNamesTheContainers() throws IOException {
        LogBuilder other = LogBuilder.list()
                .bootAggregate()
                .add(
                        inGroup("/", "/usr/bin/cron", "cron"),
                        inGroup("/docker/" + EVIL, "/lib/other.so", "evil"),
                        inGroup("/docker/" + EVIL, LIBC, "evil"),
                        inGroup("/lxc.payload.host", LIBC, "called host"));
        String copy = written("copy", other);
        String text = Outcome.of("verify", list, copy).out();
        assertThat(text).contains("at line 3: " + LIBC + "  " + WEB_NAME).contains(": /lib/other.so  " + EVIL_NAME);
        JsonNode report = json("verify", list, copy);
        assertThat(report.path("copies")
                        .path("first_name")
                        .path("container")
                        .path("id")
                        .asText())
                .isEqualTo(WEB);
        assertThat(report.path("copies")
                        .path("second_name")
                        .path("container")
                        .path("id")
                        .asText())
                .isEqualTo(EVIL);
        JsonNode finding = report.path("findings").path(0);
        assertThat(finding.path("kind").asText()).isEqualTo("copies_part");
        assertThat(finding.path("container").path("id").asText()).isEqualTo(EVIL);
        assertThat(finding.path("first_container").path("id").asText()).isEqualTo(WEB);
        assertThat(finding.path("message").asText())
                .as("documents cut nothing off")
                .contains(WEB, EVIL);
    }

    @Test
    void auditFindingsNameTheNamespaceAndTheStore() throws IOException {
        String store = "/var/lib/docker/overlay2/" + WEB + "/merged" + LIBC;
        String records = Files.writeString(folder.resolve("audit.log"), """
                        type=INTEGRITY_PCR msg=audit(1495131746.610:29): pid=3 uid=0 op=invalid_pcr cause=open_writers \
                        comm="cat" name="%s" dev="vda" ino=5 res=1
                        type=INTEGRITY_DATA msg=audit(1495131747.610:30): pid=4 uid=0 op=appraise_data cause=invalid-hash \
                        comm="sh" name="/tmp/x" mnt_ns=4026532208 dev="tmpfs" ino=6 res=0
                        """.formatted(store))
                .toString();
        JsonNode findings = json("audit", records).path("findings");
        assertThat(findings).hasSize(2);
        assertThat(findings.path(0).path("container").path("id").asText()).isEqualTo(WEB);
        assertThat(findings.path(0).path("container").path("runtime").asText()).isEqualTo("docker");
        assertThat(findings.path(1).path("namespace").asText()).isEqualTo("4026532208");
        assertThat(findings.path(1).path("container").path("source").asText()).isEqualTo("audit_record");
        assertThat(Outcome.of("audit", records).out())
                .contains(store + "  [0123456789ab, docker]")
                .contains("/tmp/x  [4026532208]");
        JsonNode unpaired = json("audit", records, "--log", list).path("unpaired_violations");
        assertThat(unpaired.path(0).path("containers").path(0).path("id").asText())
                .isEqualTo(WEB);
    }

    /** As of any other file: without a container the message is not without the path. */
    @Test
    void auditFindingsNameTheFileOfTheHost() throws IOException {
        String records = Files.writeString(folder.resolve("host.log"), """
                        type=INTEGRITY_PCR msg=audit(1495131746.610:29): pid=3 uid=0 op=invalid_pcr cause=open_writers \
                        comm="cat" name="/etc/hosts" dev="vda" ino=5 res=1
                        """).toString();
        assertThat(json("audit", records).at("/findings/0/message").asText())
                .isEqualTo("invalid_pcr: open_writers: /etc/hosts");
    }

    @Test
    void hostIsTheHostAndWhatIsCalledSoHasAWordOfItsOwn() throws IOException {
        assertThat(json("show", list, "--container", "host").path("entries"))
                .extracting(entry -> entry.path("path").asText())
                .containsExactly("boot_aggregate", "/usr/bin/cron");
        JsonNode called = json("show", list, "--container", "id:host").path("entries");
        assertThat(called).hasSize(1);
        assertThat(called.path(0).path("container").path("id").asText()).isEqualTo("host");
        assertThat(Outcome.of("show", list, "--container", "id:host").out()).contains(LIBC + "  [\"host\", lxc]");
    }

    @Test
    void exactWords() throws IOException {
        assertThat(json("show", list, "--container", "pod:5ca1d2eb")
                        .path("shown")
                        .asInt())
                .isEqualTo(1);
        assertThat(json("show", list, "--container", "id:" + EVIL).path("shown").asInt())
                .isEqualTo(1);
        Outcome cut = Outcome.of("show", list, "--container", "id:" + SHOWN);
        assertThat(cut.exit()).isEqualTo(2);
        assertThat(cut.err()).contains("no entry of").contains("id:" + SHOWN);
    }

    @Test
    void aWordThatMayMeanSeveralIsRefusedWithWhatItMayMean() {
        for (String[] command : new String[][] {
            {"show", list, "--container", SHOWN},
            {"show", list, "--container", SHOWN, "--format", "ndjson"},
            {"history", list, "--container", SHOWN, LIBC},
            {"learn", list, "--container", SHOWN},
            {"check", list, "--reference", list, "--container", SHOWN},
            {"diff", list, list, "--container", SHOWN},
            {"diff", list, list, "--map-container", SHOWN + "=" + WEB},
            {"diff", list, "--namespace", SHOWN, "--with", "host"}
        }) {
            Outcome outcome = Outcome.of(command);
            assertThat(outcome.exit()).as(String.join(" ", command)).isEqualTo(2);
            assertThat(outcome.out()).as("no row is written").doesNotContain(LIBC);
            assertThat(outcome.err())
                    .as(String.join(" ", command))
                    .contains("several containers")
                    .contains("id:" + WEB)
                    .contains("id:" + EVIL);
        }
    }

    /** The victim's short id as the whole name of another container: what is copied from a report must not select that one. */
    @Test
    void aNameThatIsTheShortIdOfAnotherIsAmbiguous() throws IOException {
        String short12 = WEB.substring(0, 12);
        String hostile = written(
                "hostile",
                LogBuilder.list()
                        .bootAggregate()
                        .add(
                                inGroup("/docker/" + WEB, LIBC, "web"),
                                inGroup("/lxc.payload." + short12, LIBC, "evil"),
                                inGroup("/lxc.payload." + short12 + ",_docker", LIBC, "evil too")));
        Outcome outcome = Outcome.of("show", hostile, "--container", short12);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("id:" + short12 + ",").contains("id:" + WEB);
        assertThat(Outcome.of("show", hostile).out())
                .contains("[" + WEB.substring(0, 13) + ", docker]")
                .contains("[" + short12 + ", lxc]")
                .contains("[\"" + short12 + ",_docker\", lxc]");
    }

    @Test
    void twoContainersOfOneListAreNamedByWhatTheyAre() throws IOException {
        JsonNode report = json("diff", list, "--namespace", "pod:5ca1d2eb", "--with", "id:" + EVIL);
        JsonNode relation = report.path("relation");
        assertThat(relation.path("kind").asText()).isEqualTo("two_containers");
        assertThat(relation.path("before_container").path("id").asText()).isEqualTo(WEB);
        assertThat(relation.path("before_container").path("pod").asText()).isEqualTo(POD);
        assertThat(relation.path("after_container").path("id").asText()).isEqualTo(EVIL);
        assertThat(relation.has("before_namespace"))
                .as("a control group is no namespace")
                .isFalse();
        JsonNode containers = report.path("containers");
        assertThat(containers.path("ignored").asBoolean()).isFalse();
        assertThat(containers.path("pairs")).hasSize(1);
        assertThat(containers.path("pairs").path(0).path("how").asText()).isEqualTo("by_user");
        assertThat(containers
                        .path("pairs")
                        .path(0)
                        .path("in_common")
                        .path("paths")
                        .asDouble())
                .isEqualTo(1.0);
        JsonNode change = report.path("changes").path(0);
        assertThat(change.path("kind").asText()).isEqualTo("modified");
        assertThat(change.path("container").path("id").asText()).isEqualTo(EVIL);
        assertThat(change.path("before_container").path("id").asText()).isEqualTo(WEB);
        assertThat(Outcome.of("diff", list, "--namespace", "pod:5ca1d2eb", "--with", "id:" + EVIL)
                        .out())
                .contains("(container " + SHOWN + "1, pod 5ca1d2eb, containerd compared with " + SHOWN + "2, docker)");
    }

    @Test
    void theHostComparedWithAContainerHasNoContainerOfItsOwn() throws IOException {
        JsonNode report = json("diff", list, "--namespace", "host", "--with", "id:host");
        assertThat(report.path("relation").has("before_container")).isFalse();
        assertThat(report.path("relation").path("after_container").path("id").asText())
                .isEqualTo("host");
        assertThat(report.path("containers").path("ignored").asBoolean()).isFalse();
        assertThat(report.path("containers").path("pairs")).isEmpty();
    }

    @Test
    void aPathOfAnotherRoleIsNotCalledUnknown() throws IOException {
        String runs = folder.resolve("allow.json").toString();
        assertThat(Outcome.of("learn", "-o", runs, list, written("again", colliding(LIBC)))
                        .exit())
                .isZero();
        String next = written(
                "next",
                LogBuilder.list()
                        .bootAggregate()
                        .add(inGroup("/", LIBC, "web"), inGroup("/", "/usr/bin/none", "none")));
        JsonNode findings = json("check", "--reference", runs, next).path("findings");
        assertThat(findings).hasSize(2);
        JsonNode elsewhere = findings.path(0).path("elsewhere");
        assertThat(elsewhere).isNotEmpty();
        assertThat(elsewhere.path(0).path("role").asText()).isEqualTo("container");
        assertThat(elsewhere.path(0).path("same_digest").asBoolean()).isTrue();
        assertThat(findings.path(0).path("message").asText())
                .startsWith(LIBC + ": the references have the path for image ")
                .contains(" (with this digest)")
                .endsWith(", not for the host");
        assertThat(findings.path(1).has("elsewhere")).isFalse();
        assertThat(findings.path(1).path("message").asText())
                .isEqualTo("/usr/bin/none: unknown: neither the path nor the content is in any source");
    }
}
