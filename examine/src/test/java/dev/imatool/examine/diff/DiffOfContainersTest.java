package dev.imatool.examine.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.ListDiff.Verdict;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.ListFormat;
import dev.imatool.model.container.ContainerSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three containers that have other ids in the second list, whatever the system by which lists name them, with one thing changed each time. */
class DiffOfContainersTest {
    private static final String DEPENDENCIES =
            "/usr/bin/runc:/usr/bin/containerd-shim-runc-v2:/usr/lib/systemd/systemd:swapper/0";

    private static final Map<String, List<String>> IMAGES = Map.of(
            "web",
                    List.of(
                            "/usr/sbin/nginx",
                            "/lib/libc.so.6",
                            "/lib/libssl.so.3",
                            "/bin/sh",
                            "/usr/lib/nginx/a.so",
                            "/usr/lib/nginx/b.so",
                            "/usr/lib/nginx/c.so",
                            "/usr/lib/nginx/d.so"),
            "db", List.of("/usr/bin/postgres", "/lib/libc.so.6", "/usr/lib/libpq.so.5", "/bin/sh"),
            "cache", List.of("/usr/bin/redis-server", "/lib/ld-musl-x86_64.so.1", "/bin/busybox"));

    @TempDir
    Path folder;

    /** How a list says in which container a file was measured. */
    private enum System {
        KUBEPODS_CONTAINERD {
            @Override
            Measurement file(int container, String path, String content) {
                return group(
                        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod" + pod(container)
                                + ".slice/cri-containerd-" + id(container) + ".scope",
                        path,
                        content);
            }
        },
        KUBEPODS_CRIO {
            @Override
            Measurement file(int container, String path, String content) {
                return group(
                        "/kubepods.slice/kubepods-pod" + pod(container) + ".slice/crio-" + id(container) + ".scope",
                        path,
                        content);
            }
        },
        DOCKER_CGROUP {
            @Override
            Measurement file(int container, String path, String content) {
                return group("/docker/" + id(container), path, content);
            }
        },
        PODMAN_CGROUP {
            @Override
            Measurement file(int container, String path, String content) {
                return group("/machine.slice/libpod-" + id(container) + ".scope", path, content);
            }
        },
        CGROUP_NAME {
            @Override
            Measurement file(int container, String path, String content) {
                return ForkMeasurement.imaDepCgn(DEPENDENCIES, id(container), digest(content), path);
            }

            @Override
            Measurement host(String path, String content) {
                return ForkMeasurement.imaDepCgn("/usr/lib/systemd/systemd:swapper/0", "/", digest(content), path);
            }
        },
        DOCKER_OVERLAY2 {
            @Override
            Measurement file(int container, String path, String content) {
                return plain("/var/lib/docker/overlay2/" + id(container) + "/diff" + path, content);
            }
        },
        CONTAINERD_TASK {
            @Override
            Measurement file(int container, String path, String content) {
                return plain(
                        "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + id(container) + "/rootfs" + path,
                        content);
            }
        },
        CONTAINERD_SNAPSHOTS {
            @Override
            Measurement file(int container, String path, String content) {
                return plain(
                        "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/" + container + "/fs"
                                + path,
                        content);
            }
        },
        CONTAINERS_STORAGE {
            @Override
            Measurement file(int container, String path, String content) {
                return plain("/var/lib/containers/storage/overlay/" + id(container) + "/merged" + path, content);
            }
        },
        NAMESPACE_IN_NAME {
            @Override
            Measurement file(int container, String path, String content) {
                return plain(4026532500L + container + ":" + path, content);
            }
        },
        USER_NAMESPACE_UUID {
            @Override
            Measurement file(int container, String path, String content) {
                return ForkMeasurement.imaNs(
                        digest(content), path, "9ef27bb7-ead4-5a89-8cb0-14d153ec1c" + (10 + container));
            }

            @Override
            Measurement host(String path, String content) {
                return ForkMeasurement.imaNs(digest(content), path, "00000000-0000-0000-0000-000000000000");
            }
        },
        LINUXKIT {
            @Override
            Measurement file(int container, String path, String content) {
                return ForkMeasurement.linuxkit(4026532500L + container, 7, "tmpfs", digest(content), path);
            }

            @Override
            Measurement host(String path, String content) {
                return ForkMeasurement.linuxkit(4026531840L, 7, "tmpfs", digest(content), path);
            }
        };

        abstract Measurement file(int container, String path, String content);

        Measurement host(String path, String content) {
            return name().startsWith("KUBE") || name().endsWith("_CGROUP")
                    ? ForkMeasurement.imaCgpath(
                            "/usr/lib/systemd/systemd:swapper/0", "/system.slice/cron.service", digest(content), path)
                    : plain(path, content);
        }

        static Measurement group(String group, String path, String content) {
            return ForkMeasurement.imaCgpath(DEPENDENCIES, group, digest(content), path);
        }

        static Measurement plain(String path, String content) {
            return Measurement.imaNg(digest(content), path);
        }

        static FileDigest digest(String content) {
            return FileDigest.ofContent("sha256", content);
        }

        /** Some id of 64 hex digits. */
        static String id(int container) {
            return digest("container " + container).digest().hex();
        }

        static String pod(int container) {
            return digest("pod " + container).digest().hex().substring(0, 8);
        }
    }

    /** A list in the making. */
    private static final class Host {
        private final System system;
        private final LogBuilder list;

        Host(System system, String boot) {
            this.system = system;
            this.list = LogBuilder.list();
            list.add(system.host("/boot/" + boot, boot));
            for (int i = 0; i < 12; i++) {
                list.add(system.host("/usr/lib/lib" + i + ".so", "library " + i));
            }
        }

        Host runs(int container, String image, Map<String, String> otherContents) {
            list.add(system.file(container, "/usr/bin/runc", "runc"));
            for (String path : IMAGES.getOrDefault(image, List.of())) {
                list.add(system.file(container, path, otherContents.getOrDefault(path, path + " of " + image)));
            }
            return this;
        }

        Host runs(int container, String image) {
            return runs(container, image, Map.of());
        }

        Host on(String path, String content) {
            list.add(system.host(path, content));
            return this;
        }
    }

    private DiffReport diff(Host before, Host after, String... containers) throws IOException {
        Path one = Files.write(folder.resolve("before"), before.list.build().bytes(ListFormat.ASCII));
        Path other = Files.write(folder.resolve("after"), after.list.build().bytes(ListFormat.ASCII));
        List<ContainerSelector> chosen =
                List.of(containers).stream().map(ContainerSelector::new).toList();
        try (InputArguments inputs = new InputArguments()) {
            return new DiffExamination(new ListPass(inputs))
                    .examine(new DiffQuestion(
                            side(one), side(other), DiffOptions.alignByContent().of(chosen)));
        }
    }

    private static DiffQuestion.Side side(Path list) {
        return new DiffQuestion.Side(list.toString(), Optional.empty(), Optional.empty());
    }

    /** Three containers; every list begins with another file, so that no two are of one boot. */
    private static Host three(System system, String boot, int first) {
        return new Host(system, boot).runs(first, "web").runs(first + 1, "db").runs(first + 2, "cache");
    }

    private static List<String> changes(DiffReport report) {
        return report.diff().changes().stream()
                .filter(change -> !change.path().latin1().startsWith("/boot/"))
                .map(change -> change.kind().id() + " " + change.path().latin1())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void newIdsAreNoChange(System system) throws IOException {
        DiffReport report = diff(three(system, "one", 1), three(system, "one", 11));
        assertThat(report.diff().changes()).isEmpty();
        assertThat(report.diff().verdict()).isIn(Verdict.SAME, Verdict.SAME_CONTENTS);
        assertThat(report.diff().containers().pairs()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneProgramOfOneContainerIsModified(System system) throws IOException {
        Host after = new Host(system, "two")
                .runs(13, "cache")
                .runs(11, "web", Map.of("/usr/sbin/nginx", "evil"))
                .runs(12, "db");
        DiffReport report = diff(three(system, "one", 1), after);
        assertThat(changes(report)).containsExactly("modified /usr/sbin/nginx");
        Change modified = report.diff().changes().get(0);
        assertThat(modified.container()).isPresent();
        assertThat(modified.beforeContainer()).isPresent().isNotEqualTo(modified.container());
    }

    /** The content is known, but as that of another container. */
    @ParameterizedTest
    @EnumSource
    void theLibraryOfAnotherContainerIsAModification(System system) throws IOException {
        Host after = new Host(system, "two")
                .runs(11, "web", Map.of("/lib/libc.so.6", "/lib/libc.so.6 of db"))
                .runs(12, "db")
                .runs(13, "cache");
        assertThat(changes(diff(three(system, "one", 1), after))).containsExactly("modified /lib/libc.so.6");
    }

    @ParameterizedTest
    @EnumSource
    void aProgramOfAContainerThatRunsOnTheHostIsAChange(System system) throws IOException {
        Host after = three(system, "two", 11).on("/usr/bin/redis-server", "/usr/bin/redis-server of cache");
        DiffReport report = diff(three(system, "one", 1), after);
        assertThat(report.diff().verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(changes(report)).containsExactly("renamed_or_copied /usr/bin/redis-server");
    }

    @ParameterizedTest
    @EnumSource
    void oneMoreReplicaIsComparedWithItsSibling(System system) throws IOException {
        Host after = three(system, "two", 11).runs(14, "web", Map.of("/bin/sh", "evil"));
        assertThat(changes(diff(three(system, "one", 1), after))).containsExactly("modified /bin/sh");
    }

    @ParameterizedTest
    @EnumSource
    void oneContainerAlone(System system) throws IOException {
        Host after = new Host(system, "two")
                .runs(11, "web", Map.of("/usr/sbin/nginx", "evil"))
                .runs(12, "db", Map.of("/usr/bin/postgres", "evil"))
                .runs(13, "cache")
                .on("/usr/bin/new", "new");
        Host before = three(system, "one", 1);
        DiffReport all = diff(before, after);
        assertThat(all.diff().counts()).containsEntry(ChangeKind.MODIFIED, 2);
        String db = all.diff().changes().stream()
                .filter(change -> change.path().latin1().equals("/usr/bin/postgres"))
                .flatMap(change -> change.beforeContainer().stream())
                .findFirst()
                .orElseThrow()
                .label();
        assertThat(changes(diff(before, after, db))).containsExactly("modified /usr/bin/postgres");
        assertThat(changes(diff(before, after, "host"))).containsExactly("added /usr/bin/new");
    }

    /** Snapshots are counted: after images were removed, a number is that of another one. */
    @Test
    void theNumberOfASnapshotIsNoEvidence() throws IOException {
        Host before = new Host(System.CONTAINERD_SNAPSHOTS, "one")
                .runs(10, "web")
                .runs(11, "db")
                .runs(12, "cache");
        Host after = new Host(System.CONTAINERD_SNAPSHOTS, "two")
                .runs(12, "web", Map.of("/usr/sbin/nginx", "evil"))
                .runs(10, "db")
                .runs(31, "cache");
        assertThat(changes(diff(before, after))).containsExactly("modified /usr/sbin/nginx");
    }

    /** A process in one container makes a control group that is called like that of another one, and runs that one's program there. */
    @Test
    void aControlGroupInsideAContainerIsNoOtherContainer() throws IOException {
        Host before = three(System.DOCKER_CGROUP, "one", 1);
        Host after = three(System.DOCKER_CGROUP, "one", 1);
        after.list.add(System.group(
                "/docker/" + System.id(1) + "/" + System.id(2), "/usr/bin/postgres", "/usr/bin/postgres of db"));
        assertThat(diff(before, after).diff().verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aReplicaThatRanLittleIsComparedAsWell() throws IOException {
        Host before = three(System.DOCKER_CGROUP, "one", 1);
        Host after = three(System.DOCKER_CGROUP, "one", 11);
        after.list.add(System.DOCKER_CGROUP.file(14, "/usr/sbin/nginx", "/usr/sbin/nginx of web"));
        assertThat(changes(diff(before, after))).isEmpty();
        after.list.add(System.DOCKER_CGROUP.file(14, "/bin/sh", "evil"));
        assertThat(changes(diff(before, after))).containsExactly("modified /bin/sh");
    }

    @Test
    void aNewContainerAloneIsNew() throws IOException {
        Host before = new Host(System.DOCKER_CGROUP, "one").runs(1, "web");
        Host after = new Host(System.DOCKER_CGROUP, "two").runs(11, "web").runs(12, "cache");
        DiffReport report = diff(before, after, System.id(12).substring(0, 12));
        assertThat(report.diff().verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(report.diff().counts()).containsEntry(ChangeKind.ADDED, 4);
    }

    @Test
    void aContainerThatNeitherListHasIsAWrongQuestion() {
        Host list = new Host(System.DOCKER_CGROUP, "one").runs(1, "web");
        Assertions.assertThatThrownBy(() -> diff(list, list, "nope"))
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        refused -> Assertions.assertThat(refused.problem())
                                .isEqualTo(new QuestionProblem.NoSuchContainer(
                                        "nope", QuestionProblem.Where.Part.THE_LISTS)));
    }
}
