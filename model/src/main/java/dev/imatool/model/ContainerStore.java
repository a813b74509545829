package dev.imatool.model;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where container engines keep the root file systems of containers and images: the directories of docker, containerd, podman and
 * CRI-O (containers-storage), LXC, LXD and Incus, systemd-nspawn, BuildKit and Kata. A store may be anywhere; the innermost of several
 * counts.
 */
public final class ContainerStore {
    private static final String ID = "(?<id>[0-9a-f]{64})";
    private static final String PATH = "(?<path>/.+)";

    private static final List<Layout> LAYOUTS = List.of(
            new Layout("docker", "overlay2/", "(?<id>[0-9a-f]{64}|[0-9a-z]{25})(?:-init)?/(?:diff|merged)"),
            new Layout("docker", "fuse-overlayfs/", ID + "/(?:diff|merged)"),
            new Layout("docker", "rootfs/overlayfs/", ID),
            new Layout("docker", "docker/overlay/", ID + "/(?:root|merged|upper)"),
            new Layout("docker", "aufs/", "(?:diff|mnt)/" + ID),
            new Layout("docker", "devicemapper/mnt/", ID + "/rootfs"),
            new Layout("docker", "docker/", "(?:btrfs/subvolumes|vfs/dir|zfs/graph)/" + ID),
            new Layout("docker", "io.containerd.runtime.", "v[^/]+/moby/(?<id>[^/]+)/rootfs"),
            new Layout("", "overlay/", ID + "/(?:diff|merged)"),
            new Layout("", "storage/", "(?:btrfs/subvolumes|vfs/dir)/" + ID),
            new Layout("containerd", "io.containerd.runtime.", "v[^/]+/[^/]+/(?<id>[^/]+)/rootfs"),
            new Layout("containerd", "io.containerd.snapshotter.v1.", "[^/]+/(?<id>snapshots/[0-9]+)/(?:fs|rootfs)"),
            new Layout(
                    "containerd",
                    "io.containerd.snapshotter.v1.",
                    "(?:native|btrfs)/(?<id>(?:snapshots|active|view)/[0-9]+)"),
            new Layout("containerd", "containerd-stargz-grpc/snapshotter/", "(?<id>snapshots/[0-9]+)/fs"),
            new Layout("containerd", "soci-snapshotter-grpc/snapshotter/", "(?<id>snapshots/[0-9]+)/fs"),
            new Layout("containerd", "containerd-nydus/", "(?<id>snapshots/[0-9]+)/fs"),
            new Layout("buildkit", "runc-overlayfs/snapshots/", "(?<id>snapshots/[0-9]+)/fs"),
            new Layout("buildkit", "containerd-overlayfs/snapshots/", "(?<id>snapshots/[0-9]+)/fs"),
            new Layout("lxd", "lxd/", "(?:storage-pools/[^/]+/)?containers/(?<id>[^/]+)/rootfs"),
            new Layout("incus", "incus/", "(?:storage-pools/[^/]+/)?containers/(?<id>[^/]+)/rootfs"),
            new Layout("lxc", "lxc/", "(?<id>[^/]+)/rootfs"),
            new Layout("kata", "kata-containers/", "(?<id>[^/]+)/rootfs"),
            new Layout("kata", "kata-containers/shared/containers/", "(?<id>[^/]+)/rootfs"),
            new Layout("kata", "kata-containers/shared/sandboxes/", "[^/]+/shared/(?<id>[^/]+)/rootfs"),
            new Layout("systemd-nspawn", "var/lib/machines/", "(?<id>[^/]+)"));

    private static final List<String> MARKS =
            LAYOUTS.stream().map(Layout::mark).distinct().toList();

    /** A bit for each letter with which a mark begins, a first. */
    private static final int FIRST_LETTERS =
            MARKS.stream().mapToInt(mark -> 1 << (mark.charAt(0) - 'a')).reduce(0, (all, one) -> all | one);

    /** Longer names than a path may have are those of no file ({@code PATH_MAX}). */
    private static final int MOST_BYTES = 4096;

    private ContainerStore() {}

    /**
     * A file in a store.
     *
     * @param container whose it is
     * @param path its path in the root file system
     */
    public record Stored(Container container, ByteString path) {}

    /**
     * How one engine lays out a store.
     *
     * @param mark what stands behind a slash in front of the rest
     * @param rest the id, and what leads to the root file system of the container
     */
    private record Layout(String runtime, String mark, Pattern rest) {
        Layout(String runtime, String mark, String regex) {
            this(runtime, mark, Pattern.compile(regex + PATH, Pattern.DOTALL));
        }

        /** The innermost store of this layout. */
        Optional<Stored> find(String text, ByteString name) {
            for (int at = text.lastIndexOf(mark); at > 0; at = text.lastIndexOf(mark, at - 1)) {
                Matcher matcher = rest.matcher(text).region(at + mark.length(), text.length());
                if (text.charAt(at - 1) == '/' && matcher.matches()) {
                    ByteString id = name.slice(matcher.start("id"), matcher.end("id"));
                    Container container = new Container(
                            id.utf8().orElseGet(id::latin1),
                            Container.Source.STORE,
                            Optional.of(runtime).filter(known -> !known.isEmpty()),
                            Optional.empty(),
                            Optional.of(text.substring(0, matcher.start("id"))));
                    return Optional.of(new Stored(container, name.slice(matcher.start("path"), name.length())));
                }
            }
            return Optional.empty();
        }
    }

    /** Takes a path apart that leads into a store; empty for all others. */
    public static Optional<Stored> of(ByteString name) {
        if (name.length() > MOST_BYTES || !mayHold(name::at, name.length())) {
            return Optional.empty();
        }
        String text = name.latin1();
        Optional<Stored> innermost = Optional.empty();
        for (Layout layout : LAYOUTS) {
            Optional<Stored> found = layout.find(text, name);
            boolean further = found.isPresent()
                    && (innermost.isEmpty()
                            || found.get().path().length()
                                    < innermost.get().path().length());
            innermost = further ? found : innermost;
        }
        return innermost;
    }

    /** False for nearly all paths that do not lead into a store: whether a path is worth a look, without a copy of it. */
    public static boolean mayHold(ByteSlice name) {
        return mayHold(name::at, name.length());
    }

    private static boolean mayHold(IntUnaryOperator name, int length) {
        for (int i = 1; i < length; i++) {
            if (name.applyAsInt(i - 1) == '/' && marked(name, i, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean marked(IntUnaryOperator name, int from, int length) {
        int letter = name.applyAsInt(from) - 'a';
        if (letter < 0 || letter >= 26 || ((FIRST_LETTERS >>> letter) & 1) == 0) {
            return false;
        }
        for (int mark = 0; mark < MARKS.size(); mark++) {
            if (begins(name, from, length, MARKS.get(mark))) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(IntUnaryOperator name, int from, int length, String mark) {
        if (length - from < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (name.applyAsInt(from + i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
