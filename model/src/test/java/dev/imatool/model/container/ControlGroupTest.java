package dev.imatool.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names are those that the runtimes document and that {@code /proc/PID/cgroup} shows under them. */
class ControlGroupTest {
    private static final String ID = "3f2a".repeat(16);
    private static final String OTHER = "9b".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "/kubepods/burstable/pod0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61/@, , 0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61",
        "/kubepods/pod0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61/@, , 0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61",
        "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod0f2c0fd1_8ce0_4f3a_9d3b_3b8e5a1f0b61.slice/"
                + "cri-containerd-@.scope, containerd, 0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61",
        "/kubepods.slice/kubepods-pod0f2c0fd1_8ce0_4f3a_9d3b_3b8e5a1f0b61.slice/crio-@.scope, cri-o, "
                + "0f2c0fd1-8ce0-4f3a-9d3b-3b8e5a1f0b61",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod5ca1d2eb.slice/docker-@.scope, docker, 5ca1d2eb",
        "/system.slice/containerd.service/kubepods-burstable-pod5ca1d2eb.slice:cri-containerd:@, containerd, 5ca1d2eb",
        "/docker/9b/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-besteffort.slice/"
                + "kubelet-kubepods-besteffort-pod5ca1d2eb.slice/cri-containerd-@.scope, containerd, 5ca1d2eb",
        "/docker/@, docker,",
        "/system.slice/docker-@.scope, docker,",
        "/machine.slice/libpod-@.scope/container, podman,",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-@.scope, podman,",
        "/libpod_parent/libpod-@, podman,",
        "/system.slice/nerdctl-@.scope, containerd,",
        "/buildkit/newone-@, newone,",
        "/docker.slice/build/@, docker,",
        "/ecs/0123456789abcdef0123456789abcdef/@, ecs,"
    })
    void idsOfRuntimes(String group, String runtime, String pod) {
        assertThat(ControlGroup.container(group.replace("@", ID), ""))
                .contains(new Container(
                        ID, Container.Source.CONTROL_GROUP, Optional.ofNullable(runtime), Optional.ofNullable(pod)));
    }

    @ParameterizedTest
    @CsvSource({
        "/lxc.payload.web, web, lxc",
        "/lxc/web, web, lxc",
        "/system.slice/systemd-nspawn@web.service/payload, web, systemd-nspawn",
        "/machine.slice/machine-web.scope, web,"
    })
    void names(String group, String name, String runtime) {
        assertThat(ControlGroup.container(group, ""))
                .contains(new Container(
                        name, Container.Source.CONTROL_GROUP, Optional.ofNullable(runtime), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/init.scope",
                "/system.slice/cron.service",
                "/system.slice/containerd.service",
                "/user.slice/user-1000.slice/session-3.scope",
                "/lxc.monitor.web",
                "/machine.slice/libpod-conmon-@.scope",
                "/kubepods.slice/kubepods-pod5ca1d2eb.slice/crio-conmon-@.scope",
                "/machine.slice/machine-qemu\\x2d1\\x2dvm.scope"
            })
    void theHost(String group) {
        assertThat(ControlGroup.container(group.replace("@", ID), "")).isEmpty();
    }

    /** A runtime inside a container, as kind and docker-in-docker have it. */
    @Test
    void theInnermostCounts() {
        Optional<Container> inner = ControlGroup.container("/docker/" + OTHER + "/kubelet/kubepods/pod1234/" + ID, "");
        assertThat(inner).map(Container::label).contains(ID);
        assertThat(inner).flatMap(Container::within).contains(OTHER);
        assertThat(inner).map(Container::nested).contains(true);
        assertThat(inner).isNotEqualTo(ControlGroup.container("/kubepods/pod1234/" + ID, ""));
    }

    /**
     * A runtime in a container, as its own engine lays out control groups below that of the container: Kubernetes in docker (kind with
     * both versions of control groups, k3d), docker in docker, podman in podman, docker in LXC, docker in a pod.
     */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            /docker/@/kubelet/kubepods/burstable/pod5ca1d2eb/#, -, 5ca1d2eb, @
            /system.slice/docker-@.scope/kubelet.slice/kubelet-kubepods-pod5ca1_d2eb.slice/cri-containerd-#.scope, containerd, 5ca1-d2eb, @
            /docker/@/kubepods/besteffort/pod5ca1d2eb/#, -, 5ca1d2eb, @
            /docker/@/docker/#, docker, -, @
            /system.slice/docker-@.scope/docker/#, docker, -, @
            /machine.slice/libpod-@.scope/container/libpod_parent/libpod-#, podman, -, @
            /machine.slice/libpod-@.scope/container/libpod-#.scope/container, podman, -, @
            /lxc.payload.web/docker/#, docker, -, web
            /lxc.payload.web/system.slice/docker-#.scope, docker, -, web
            /lxc/web/docker/#, docker, -, web
            /kubepods/pod5ca1d2eb/@/docker/#, docker, 5ca1d2eb, @
            """)
    void aRuntimeInAContainer(String group, @Nullable String runtime, @Nullable String pod, String around) {
        assertThat(ControlGroup.container(group.replace("@", OTHER).replace("#", ID), ""))
                .contains(new Container(
                        ID,
                        Container.Source.CONTROL_GROUP,
                        Optional.ofNullable(runtime),
                        Optional.ofNullable(pod),
                        Optional.of(around.replace("@", OTHER))));
    }

    /** What an engine in a container runs beside its own containers is the outer one's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docker/@/init",
                "/docker/@/system.slice/containerd.service",
                "/docker/@/kubelet.slice/kubelet.service",
                "/docker/@/libpod_parent/libpod-conmon-#.scope",
                "/docker/@/kubepods.slice/kubepods-pod5ca1d2eb.slice/crio-conmon-#.scope",
                "/docker/@/lxc.monitor.web"
            })
    void whatAnEngineInAContainerRunsBesideItsOwn(String group) {
        assertThat(ControlGroup.container(group.replace("@", OTHER).replace("#", ID), ""))
                .contains(
                        new Container(OTHER, Container.Source.CONTROL_GROUP, Optional.of("docker"), Optional.empty()));
    }

    @Test
    void aPodInAContainerIsInIt() {
        assertThat(ControlGroup.container("/docker/" + OTHER + "/kubepods/burstable/pod5ca1d2eb", ""))
                .contains(new Container(
                        "5ca1d2eb",
                        Container.Source.CONTROL_GROUP,
                        Optional.empty(),
                        Optional.of("5ca1d2eb"),
                        Optional.of(OTHER)));
    }

    /** A container may make control groups in its own, and call them like an engine's monitor, which is the host's. */
    @Test
    void aMonitorInsideAContainerIsThatContainers() {
        assertThat(ControlGroup.container(
                        "/system.slice/docker-" + ID + ".scope/libpod-conmon-" + OTHER + ".scope", ""))
                .map(container -> container.label().equals(ID) || container.nested())
                .contains(true);
        assertThat(ControlGroup.container("/system.slice/docker-" + ID + ".scope/conmon-x", ""))
                .map(Container::label)
                .contains(ID);
        assertThat(ControlGroup.container("/lxc.payload.my-conmon-app", ""))
                .map(Container::label)
                .contains("my-conmon-app");
    }

    @Test
    void namesOfAnyCharacters() {
        assertThat(ControlGroup.container("/lxc.payload.a\nb.service", ""))
                .map(Container::label)
                .contains("a\nb.service");
    }

    @Test
    void whatIsInAPodButNoContainerIsThePod() {
        assertThat(ControlGroup.container("/kubepods/burstable/pod5ca1d2eb", ""))
                .contains(new Container(
                        "5ca1d2eb", Container.Source.CONTROL_GROUP, Optional.empty(), Optional.of("5ca1d2eb")));
    }

    /** Engines take any name: {@code ctr run … web}. A chain of programs says that one made it; a unit of systemd is the host's. */
    @Test
    void aNameThatAnEngineWasGiven() {
        String chain = "/usr/bin/runc:/usr/bin/containerd-shim-runc-v2:/usr/lib/systemd/systemd:swapper/0";
        assertThat(ControlGroup.container("web", chain)).map(Container::label).contains("web");
        assertThat(ControlGroup.container("/default/web", chain))
                .map(Container::label)
                .contains("default/web");
        assertThat(ControlGroup.container("x.service", chain))
                .map(Container::label)
                .contains("x.service");
        assertThat(ControlGroup.container("/nomad.slice/share.slice/web.scope", chain))
                .isPresent();
        assertThat(ControlGroup.container("containerd.service", chain)).isEmpty();
        assertThat(ControlGroup.container("web", "/usr/lib/systemd/systemd:swapper/0"))
                .isEmpty();
        assertThat(ControlGroup.container("/system.slice/containerd.service", chain))
                .isEmpty();
        assertThat(ControlGroup.container("/", chain)).isEmpty();
    }

    @Test
    void whatIsTooLongForAPathIsNone() {
        assertThat(ControlGroup.container("/" + "a/".repeat(3000) + ID, "")).isEmpty();
    }

    /** As many as fit into a path: those around the innermost are said once, from the outermost on. */
    @Test
    void nestedAsDeeplyAsAPathAllows() {
        List<String> ids =
                IntStream.range(0, 62).mapToObj(i -> "%064x".formatted(i + 1L)).toList();
        assertThat(ControlGroup.container("/" + String.join("/", ids), ""))
                .contains(new Container(
                        ids.get(61),
                        Container.Source.CONTROL_GROUP,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(String.join("/", ids.subList(0, 61)))));
    }

    /** Names that are nothing but what stands around one: they are not refused, and cost nothing more. */
    @ParameterizedTest
    @CsvSource({
        "/lxc/machine-, machine-",
        "/machine-.scope, .scope",
        "/systemd-nspawn@.service, .service",
        "/machine-a.scope.scope, a.scope"
    })
    void emptyNames(String group, String name) {
        assertThat(ControlGroup.container(group, "")).map(Container::label).contains(name);
    }
}
