package dev.imatool.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts are those that the engines document. */
class ContainerStoreTest {
    private static final String ID = "3f2a".repeat(16);
    private static final String OTHER = "9b".repeat(32);

    /** What stores are made of, whole and in pieces that fit together in ways nobody meant. */
    private static final List<String> PARTS = List.of(
            "docker/overlay2/" + ID + "/diff",
            "docker/overlay2/" + OTHER + "/merged",
            "rootfs/overlayfs/" + ID,
            "docker/overlay/" + ID + "/root",
            "io.containerd.runtime.v2.task/moby/" + ID + "/rootfs",
            "io.containerd.runtime.v2.task",
            "io.containerd.snapshotter.v1.native/snapshots/7",
            "io.containerd.snapshotter.v1.overlayfs/snapshots/42/fs",
            "containers/web/rootfs",
            "var/lib/machines/docker",
            "var/lib/machines/kata-containers",
            "var/lib",
            "machines",
            "shared/containers",
            "shared/sandboxes",
            "lxd/storage-pools",
            "lxd",
            "lxc/web/rootfs",
            "lxc",
            "kata-containers/shared",
            "kata-containers",
            "overlay",
            "overlay2",
            "overlayfs",
            "storage/vfs/dir",
            "storage",
            "docker",
            "moby",
            "snapshots/12",
            "snapshots",
            "rootfs",
            "merged",
            "diff",
            "fs",
            ID,
            OTHER,
            "usr/bin/sh",
            "x");

    @ParameterizedTest
    @CsvSource({
        "/var/lib/docker/overlay2/@/diff, @, docker, /var/lib/docker/overlay2/",
        "/var/lib/docker/overlay2/@/merged, @, docker, /var/lib/docker/overlay2/",
        "/var/lib/docker/overlay2/l3kv0u2jqmh1x4xv7rz9w8y5a/diff, l3kv0u2jqmh1x4xv7rz9w8y5a, docker, /var/lib/docker/overlay2/",
        "/var/lib/containerd-stargz-grpc/snapshotter/snapshots/7/fs, snapshots/7, containerd, "
                + "/var/lib/containerd-stargz-grpc/snapshotter/",
        "/run/kata-containers/shared/sandboxes/s1/shared/@/rootfs, @, kata, /run/kata-containers/shared/sandboxes/s1/shared/",
        "/var/lib/docker/overlay2/@-init/diff, @, docker, /var/lib/docker/overlay2/",
        "/data/engine/overlay2/@/merged, @, docker, /data/engine/overlay2/",
        "/home/me/.local/share/docker/overlay2/@/diff, @, docker, /home/me/.local/share/docker/overlay2/",
        "/var/lib/docker/rootfs/overlayfs/@, @, docker, /var/lib/docker/rootfs/overlayfs/",
        "/var/lib/docker/overlay/@/merged, @, docker, /var/lib/docker/overlay/",
        "/var/lib/docker/aufs/mnt/@, @, docker, /var/lib/docker/aufs/mnt/",
        "/var/lib/docker/btrfs/subvolumes/@, @, docker, /var/lib/docker/btrfs/subvolumes/",
        "/var/lib/docker/devicemapper/mnt/@/rootfs, @, docker, /var/lib/docker/devicemapper/mnt/",
        "/run/docker/containerd/daemon/io.containerd.runtime.v2.task/moby/@/rootfs, @, docker, /run/docker/containerd/daemon/io.containerd.runtime.v2.task/moby/",
        "/var/lib/containers/storage/overlay/@/merged, @, , /var/lib/containers/storage/overlay/",
        "/home/me/.local/share/containers/storage/overlay/@/diff, @, , /home/me/.local/share/containers/storage/overlay/",
        "/var/lib/containers/storage/vfs/dir/@, @, , /var/lib/containers/storage/vfs/dir/",
        "/run/containerd/io.containerd.runtime.v2.task/k8s.io/@/rootfs, @, containerd, /run/containerd/io.containerd.runtime.v2.task/k8s.io/",
        "/run/containerd/io.containerd.runtime.v2.task/default/web/rootfs, web, containerd, /run/containerd/io.containerd.runtime.v2.task/default/",
        "/run/containerd/io.containerd.runtime.v1.linux/k8s.io/@/rootfs, @, containerd, /run/containerd/io.containerd.runtime.v1.linux/k8s.io/",
        "/run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io/@/rootfs, @, containerd, /run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io/",
        "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/42/fs, snapshots/42, containerd, /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/",
        "/var/lib/rancher/k3s/agent/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/7/fs, snapshots/7, containerd, /var/lib/rancher/k3s/agent/containerd/io.containerd.snapshotter.v1.overlayfs/",
        "/var/lib/containerd/io.containerd.snapshotter.v1.native/snapshots/42, snapshots/42, containerd, /var/lib/containerd/io.containerd.snapshotter.v1.native/",
        "/var/lib/lxc/web/rootfs, web, lxc, /var/lib/lxc/",
        "/var/lib/lxd/storage-pools/default/containers/web/rootfs, web, lxd, /var/lib/lxd/storage-pools/default/containers/",
        "/var/lib/machines/web, web, systemd-nspawn, /var/lib/machines/"
    })
    void storesOfEngines(String store, String id, String runtime, String root) {
        ByteString name = ByteString.ofText(store.replace("@", ID) + "/usr/sbin/nginx");
        Container container = new Container(
                id.replace("@", ID),
                Container.Source.STORE,
                Optional.ofNullable(runtime),
                Optional.empty(),
                Optional.of(root));
        assertThat(ContainerStore.of(name))
                .contains(new ContainerStore.Stored(container, ByteString.ofText("/usr/sbin/nginx")));
        assertThat(ContainerStore.mayHold(slice(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/nginx",
                "/usr/lib/modules/6.1.0/kernel/fs/overlayfs/overlay.ko",
                "/var/lib/docker/containers/@/config.v2.json",
                "/var/lib/docker/overlay2/short/diff/usr/sbin/nginx",
                "/var/lib/docker/overlay2/@",
                "/var/lib/docker/overlay2/@/diff",
                "/var/lib/docker/overlay2/@/lower",
                "overlay2",
                "/",
                ""
            })
    void otherPaths(String path) {
        assertThat(ContainerStore.of(ByteString.ofText(path.replace("@", ID)))).isEmpty();
    }

    /** Two engines count their snapshots each by itself, and anybody may make a directory that is called like a store. */
    @Test
    void equalIdsInTwoStoresAreTwoContainers() {
        String path = "containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/10/fs/bin/sh";
        Optional<Container> one =
                ContainerStore.of(ByteString.ofText("/var/lib/" + path)).map(ContainerStore.Stored::container);
        Optional<Container> other = ContainerStore.of(ByteString.ofText("/var/lib/rancher/k3s/agent/" + path))
                .map(ContainerStore.Stored::container);
        assertThat(one).isPresent().isNotEqualTo(other);
        assertThat(one.map(Container::numbered)).contains(true);
    }

    @Test
    void theInnermostCounts() {
        String path = "/var/lib/docker/overlay2/" + OTHER + "/diff/var/lib/docker/overlay2/" + ID + "/diff/bin/sh";
        assertThat(ContainerStore.of(ByteString.ofText(path)))
                .map(stored -> stored.container().label() + stored.path().latin1())
                .contains(ID + "/bin/sh");
        String mixed = "/var/lib/docker/overlay2/" + OTHER + "/merged/var/lib/lxc/web/rootfs/bin/sh";
        assertThat(ContainerStore.of(ByteString.ofText(mixed)))
                .map(stored -> stored.container().label())
                .contains("web");
    }

    @Test
    void bytesThatAreNoTextStay() {
        byte[] path = "/var/lib/lxc/web/rootfs/b?n".getBytes(StandardCharsets.ISO_8859_1);
        path[path.length - 2] = (byte) 0xff;
        ByteString name = ByteString.copyOf(path);
        assertThat(ContainerStore.of(name))
                .map(ContainerStore.Stored::path)
                .contains(name.slice(name.length() - 4, name.length()));
    }

    @Test
    void aNameThatNoPathCanHaveIsNotTakenApart() {
        assertThat(ContainerStore.of(ByteString.ofText("/var/lib/lxc/web/rootfs/" + "a/".repeat(3000))))
                .isEmpty();
    }

    /** What a reader remembers of other paths does not change what it says of one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aReaderThatRemembersSaysTheSame(long seed) {
        Random random = new Random(seed);
        ContainerStore.Reader reader = new ContainerStore.Reader();
        List<String> paths = new ArrayList<>(List.of(""));
        for (int i = 0; i < 20_000; i++) {
            String start = paths.get(random.nextInt(paths.size()));
            String path = start + "/" + PARTS.get(random.nextInt(PARTS.size()));
            if (paths.size() < 200) {
                paths.add(path);
            } else {
                paths.set(1 + random.nextInt(199), path.length() < 600 ? path : "/var");
            }
            ByteString name = ByteString.ofText(path);
            assertThat(reader.of(name)).as(path).isEqualTo(ContainerStore.of(name));
        }
    }

    /** More roots than are remembered, of more lengths, so that threads forget what others look up. */
    @Test
    void aReaderOfSeveralThreadsSaysTheSame() throws Exception {
        ContainerStore.Reader reader = new ContainerStore.Reader();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        String path = "/var/lib/lxc/" + random.nextInt(5_000) + "x".repeat(random.nextInt(6))
                                + "/rootfs/usr/bin/sh";
                        ByteString name = ByteString.ofText(path);
                        assertThat(reader.of(name)).as(path).isEqualTo(ContainerStore.of(name));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static ByteSlice slice(ByteString bytes) {
        return new ByteSlice().set(bytes.toByteArray(), 0, bytes.length());
    }
}
