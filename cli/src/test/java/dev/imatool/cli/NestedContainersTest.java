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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers that an engine in a container runs: each is one of its own, known to be in the other. */
class NestedContainersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How control groups are laid out; {@code @} is the outer id, {@code #} the inner one, {@code %} the UID of a pod. */
    private enum Layout {
        KIND(
                "/system.slice/docker-@.scope/kubelet.slice/kubelet.service",
                "/system.slice/docker-@.scope/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod%.slice/cri-containerd-#.scope"),
        KIND_WITH_CGROUPFS("/docker/@/system.slice/containerd.service", "/docker/@/kubelet/kubepods/burstable/pod%/#"),
        DOCKER_IN_DOCKER("/docker/@/init", "/docker/@/docker/#"),
        PODMAN_IN_PODMAN(
                "/machine.slice/libpod-@.scope/container",
                "/machine.slice/libpod-@.scope/container/libpod_parent/libpod-#"),
        K3S_IN_DOCKER("/docker/@/init", "/docker/@/kubepods/besteffort/pod%/#"),
        DOCKER_IN_LXC("/lxc.payload.@/system.slice/cron.service", "/lxc.payload.@/system.slice/docker-#.scope");

        private final String outer;
        private final String inner;

        Layout(String outer, String inner) {
            this.outer = outer;
            this.inner = inner;
        }

        private String group(boolean ofInner, int boot, int container) {
            return (ofInner ? inner : outer)
                    .replace("@", id(boot, 0))
                    .replace("#", id(boot, container))
                    .replace("%", "5ca1d2e" + container + "-0a1b-4c2d-8e3f-00000000000" + boot);
        }
    }

    @TempDir
    private Path folder;

    /** Digits that a boot and a container begin with, so that text shows them all. */
    private static String id(int boot, int container) {
        return ("a" + boot + "b" + container).repeat(16);
    }

    private static Measurement in(String group, String path, String content) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0", group, FileDigest.ofContent("sha256", content), path);
    }

    /** Host, outer container and two inner ones, nginx and redis. */
    private String list(Layout layout, int boot, String libcOfNginx, String libcOfRedis) throws IOException {
        List<Measurement> entries = new ArrayList<>();
        entries.add(in("/", "/usr/sbin/init", "init"));
        entries.add(in("/system.slice/ssh.service", "/usr/sbin/sshd", "sshd"));
        for (String path : List.of("/usr/bin/containerd", "/usr/bin/tool", "/usr/lib/libouter.so")) {
            entries.add(in(layout.group(false, boot, 0), path, "outer" + path));
        }
        for (String program : List.of("nginx", "redis")) {
            String group = layout.group(true, boot, program.equals("nginx") ? 1 : 2);
            for (String path : List.of("/usr/bin/" + program, "/usr/lib/lib" + program + ".so", "/usr/lib/libz.so")) {
                entries.add(in(group, path, program + path));
            }
            entries.add(in(group, "/usr/lib/libc.so.6", program.equals("nginx") ? libcOfNginx : libcOfRedis));
        }
        return Files.write(
                        folder.resolve("boot" + boot + libcOfNginx + libcOfRedis),
                        LogBuilder.list()
                                .bootAggregate()
                                .add(entries.toArray(Measurement[]::new))
                                .build()
                                .ascii())
                .toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @ParameterizedTest
    @EnumSource
    void twoInOneAreTwoAndSayInWhich(Layout layout) throws IOException {
        String list = list(layout, 1, "n", "r");
        JsonNode containers = json("containers", list).path("containers");
        assertThat(containers).hasSize(3);
        for (int i = 1; i < 3; i++) {
            JsonNode container = containers.path(i);
            assertThat(container.path("id").asText()).isEqualTo(id(1, i));
            assertThat(container.path("within").asText()).isEqualTo(id(1, 0));
            assertThat(containers.path(i).path("entries").asInt()).isEqualTo(4);
        }
        assertThat(containers.path(0).path("id").asText()).isEqualTo(id(1, 0));
        assertThat(Outcome.of("containers", list).out()).contains("\n  in       " + id(1, 0) + "\n");
        assertThat(Outcome.of("show", list, "--container", id(1, 2)).out())
                .contains("/usr/bin/redis")
                .contains(", in a1b0a1b0a1b0")
                .doesNotContain("/usr/bin/nginx", "/usr/bin/containerd");
    }

    @ParameterizedTest
    @EnumSource
    void aFileSwappedInAnInnerOneIsFoundAfterABoot(Layout layout) throws IOException {
        String before = list(layout, 1, "n", "r");
        assertThat(json("diff", before, list(layout, 2, "n", "r"))
                        .path("verdict")
                        .asText())
                .isEqualTo("same_contents");
        for (int boot = 1; boot < 3; boot++) {
            JsonNode report = json("diff", before, list(layout, boot, "evil", "r"));
            assertThat(report.path("changes")).hasSize(1);
            assertThat(report.at("/changes/0/kind").asText()).isEqualTo("modified");
            assertThat(report.at("/changes/0/path").asText()).isEqualTo("/usr/lib/libc.so.6");
            assertThat(report.at("/findings/0/container/id").asText()).isEqualTo(id(boot, 1));
            assertThat(report.at("/findings/0/container/within").asText()).isEqualTo(id(boot, 0));
        }
    }

    /** Learned from two boots, each is held against the image that it is of. */
    @ParameterizedTest
    @EnumSource
    void eachIsOfAnImageOfItsOwn(Layout layout) throws IOException {
        String first = list(layout, 1, "n", "r");
        JsonNode learned = json("learn", first, list(layout, 2, "n", "r"));
        assertThat(learned.path("images")).hasSize(3).allSatisfy(image -> {
            assertThat(image.path("containers").asInt()).isEqualTo(2);
            assertThat(image.path("image").asText()).contains("@");
        });
        assertThat(learned.path("images"))
                .filteredOn(image -> image.path("image").asText().contains(" in /usr/bin/containerd@"))
                .hasSize(2);
        String references = folder.resolve("references").toString();
        Outcome.of("learn", first, "-o", references);
        JsonNode same = json("check", list(layout, 3, "n", "r"), "--good", references);
        assertThat(same.path("verdict").asText()).isEqualTo("conforms");
        assertThat(same.path("containers")).hasSize(3);
        JsonNode swapped = json("check", list(layout, 4, "r", "r"), "--good", references);
        assertThat(swapped.path("findings")).hasSize(1);
        assertThat(swapped.at("/findings/0/path").asText()).isEqualTo("/usr/lib/libc.so.6");
        assertThat(swapped.at("/findings/0/container/id").asText()).isEqualTo(id(4, 1));
    }

    /** Whoever is in a container makes a control group that is called like a container, and runs there what another image runs. */
    @Test
    void whoHidesInAnInnerOneIsHeldAgainstTheOuterImage() throws IOException {
        String redis = "/docker/" + id(1, 1);
        String nginx = "/docker/" + id(1, 2);
        String inside = nginx + "/docker/" + id(1, 1);
        List<Measurement> honest = new ArrayList<>();
        List<Measurement> hiding = new ArrayList<>();
        for (String path : List.of("/usr/bin/%s", "/usr/lib/lib%s.so", "/usr/lib/lib%s.so.1")) {
            honest.add(in(redis, path.formatted("redis"), path + "redis"));
            honest.add(in(nginx, path.formatted("nginx"), path + "nginx"));
            hiding.add(in(nginx, path.formatted("nginx"), path + "nginx"));
            hiding.add(in(inside, path.formatted("redis"), path + "redis"));
        }
        String references = folder.resolve("references").toString();
        assertThat(Outcome.of("learn", written("honest", honest), "-o", references)
                        .exit())
                .isZero();
        assertThat(json("check", written("again", honest), "--good", references)
                        .path("verdict")
                        .asText())
                .isEqualTo("conforms");
        assertThat(json("check", written("hiding", hiding), "--good", references)
                        .path("findings"))
                .hasSize(3)
                .allSatisfy(finding ->
                        assertThat(finding.at("/container/within").asText()).isEqualTo(id(1, 2)));
    }

    private String written(String name, List<Measurement> entries) throws IOException {
        return Files.write(
                        folder.resolve(name),
                        LogBuilder.list()
                                .bootAggregate()
                                .add(entries.toArray(Measurement[]::new))
                                .build()
                                .ascii())
                .toString();
    }
}
