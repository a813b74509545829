package dev.imatool.appraise.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownPathTest {
    private static String key(String path, PathMapping mapping) {
        return KnownPath.merged(KnownPath.placed(ByteString.ofText(path), mapping))
                .latin1();
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/sh, /usr/bin/sh",
        "/sbin/init, /usr/sbin/init",
        "/lib/x/y, /usr/lib/x/y",
        "/lib64/ld.so, /usr/lib64/ld.so",
        "/lib65/ld.so, /lib65/ld.so",
        "/usr/bin/sh, /usr/bin/sh",
        "/bin, /bin",
        "/binary/x, /binary/x",
        "./bin/sh, /usr/bin/sh",
        "etc/x, /etc/x",
        "/etc//a/./b/, /etc/a/b",
        "/etc/../../a, /a",
        "../a, /a",
        "/a/b/../c, /a/c",
        "/..., /...",
    })
    void aPathOfASourceHasOneKey(String path, String key) {
        assertThat(key(path, PathMapping.NONE)).isEqualTo(key);
    }

    @Test
    void aBlankIsLoggedAsAnUnderscore() {
        assertThat(key("/etc/my conf", PathMapping.NONE)).isEqualTo("/etc/my_conf");
    }

    @Test
    void aMoveTakesWholePartsOfAPath() {
        PathMapping mapping = new PathMapping(
                ByteString.ofText("/srv"),
                List.of(new PathMapping.Move(ByteString.ofText("/build"), ByteString.ofText("/opt"))));
        assertThat(key("/build/x", mapping)).isEqualTo("/opt/x");
        assertThat(key("/builder/x", mapping)).isEqualTo("/builder/x");
        assertThat(key("x", mapping)).isEqualTo("/srv/x");
    }

    @ParameterizedTest
    @CsvSource({
        "/var/lib/docker/overlay2/abc/merged/usr/bin/x, /usr/bin/x",
        "/var/lib/containers/storage/overlay/abc/diff/etc/x, /etc/x",
        "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/12/fs/bin/x, /bin/x",
        "/overlay2/a/diff/overlay2/b/merged/x, /x",
    })
    void aPathInAStoreIsOneBelowTheRootOfAContainer(String path, String inner) {
        assertThat(KnownPath.inContainer(ByteString.ofText(path)).map(ByteString::latin1))
                .contains(inner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/docker/overlay2/abc/merged/usr/bin/x",
                "/var/lib/docker/100000.100000/overlay2/abc/merged/usr/bin/x",
                "/var/lib/containers/storage/overlay/abc/diff/etc/x",
                "/home/a/.local/share/containers/storage/overlay/abc/diff/etc/x",
                "/root/.local/share/docker/fuse-overlayfs/abc/merged/x",
                "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/12/fs/bin/x",
                "/run/containerd/snapshots/1/fs/x",
                "/var/lib/rancher/k3s/agent/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/12/fs/bin/x",
                "/var/lib/buildkit/runc-overlayfs/snapshots/snapshots/3/fs/x",
                "/var/lib/docker/overlay2/a/diff/var/lib/docker/overlay2/b/merged/x",
            })
    void enginesHaveTheirStoresInKnownPlaces(String path) {
        assertThat(KnownPath.inEngineStore(ByteString.ofText(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/evil/overlay/x/fs/usr/bin/a",
                "/home/evil/snapshots/1/fs/usr/bin/a",
                "/tmp/var/lib/docker/overlay2/x/merged/usr/bin/a",
                "/overlay2/a/diff/overlay2/b/merged/x",
                "/run/user/1000/overlay/x/fs/usr/bin/a",
                "/var/lib/postgresql/overlay/x/fs/usr/bin/a",
                "/var/lib/docker/volumes/v/_data/overlay2/x/merged/usr/bin/a",
                "/var/lib/docker/volumes/overlay2/_data/merged/usr/bin/a",
                "/var/lib/docker/overlay2/a/diff/tmp/overlay2/b/merged/x",
                "/var/lib/docker/overlay2/snapshots/diff/fs/usr/bin/a",
                "/usr/bin/x",
            })
    void aFolderElsewhereOnlyLooksLikeAStore(String path) {
        assertThat(KnownPath.inEngineStore(ByteString.ofText(path))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/x",
        "/overlay2/abc/other/x",
        "/overlay2//merged/x",
        "/overlay2/abc/merged",
        "/overlay2/abc/merged/"
    })
    void otherPathsAreNot(String path) {
        assertThat(KnownPath.inContainer(ByteString.ofText(path))).isEmpty();
    }

    @Test
    void aLinkIsRelativeToItsDirectory() {
        assertThat(KnownPath.target(ByteString.ofText("/usr/lib/a"), ByteString.ofText("../b"))
                        .latin1())
                .isEqualTo("/usr/lib/../b");
        assertThat(KnownPath.target(ByteString.ofText("bin"), ByteString.ofText("usr/bin"))
                        .latin1())
                .isEqualTo("usr/bin");
        assertThat(KnownPath.target(ByteString.ofText("/a"), ByteString.ofText("/b"))
                        .latin1())
                .isEqualTo("/b");
    }
}
