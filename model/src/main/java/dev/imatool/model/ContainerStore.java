package dev.imatool.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The marks of all layouts, by their first letter, a first. */
    private static final byte[][][] MARKS = marksByFirstLetter();

    private static final int LONGEST_MARK =
            LAYOUTS.stream().mapToInt(layout -> layout.mark().length()).max().orElse(0);

    /** Longer names than a path may have are those of no file ({@code PATH_MAX}). */
    private static final int MOST_BYTES = 4096;

    /** Marks in a path of an engine; a hostile one has a thousand. */
    private static final int USUAL_PLACES = 4;

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

        /** The innermost store of this layout whose mark is at one of the places, which ascend. */
        Optional<Stored> find(String text, int[] places, ByteString name) {
            int last = before(places.length, text, places);
            if (last < 0) {
                return Optional.empty();
            }
            Matcher matcher = rest.matcher(text);
            for (int i = last; i >= 0; i = before(i, text, places)) {
                if (matcher.region(places[i] + mark.length(), text.length()).matches()) {
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

        /** Which of the places before the one of that index is the last with the mark; -1 where none is. */
        private int before(int index, String text, int[] places) {
            int i = index - 1;
            while (i >= 0 && !text.startsWith(mark, places[i])) {
                i--;
            }
            return i;
        }

        /**
         * True where what this layout says of {@code text} is said of any that begins with the same {@code root} bytes and a slash: it
         * takes whole parts of a path, so that what led to a store leads there, whatever follows.
         *
         * @param places where marks begin, all of which end before {@code root}
         */
        boolean settled(String text, int[] places, int root) {
            for (int place : places) {
                if (text.startsWith(mark, place)) {
                    int from = place + mark.length();
                    Matcher matcher = rest.matcher(text);
                    boolean led = matcher.region(from, text.length()).matches();
                    boolean mayLead = matcher.region(from, root + 1).matches() || matcher.hitEnd();
                    if (!led && mayLead) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /**
     * Takes paths apart, and remembers root file systems: a list has many files of each container, which need no second look. Several
     * threads may use one, because what it remembers changes no answer.
     */
    public static final class Reader {
        /** More than hosts have; where there are more, all are forgotten. */
        private static final int MOST_ROOTS = 4096;

        /** Ids of one engine are of few lengths. */
        private static final int MOST_LENGTHS = 8;

        private final Map<ByteString, Container> roots = new ConcurrentHashMap<>();

        /** Lengths of the roots; never changed, but replaced. */
        private volatile int[] lengths = new int[0];

        /** Nothing is remembered yet. */
        public Reader() {}

        /** The same as {@link ContainerStore#of}. */
        public Optional<Stored> of(ByteString name) {
            byte[] bytes = name.bytes();
            if (bytes.length > MOST_BYTES) {
                return Optional.empty();
            }
            Optional<Stored> known = known(name, bytes);
            if (known.isPresent()) {
                return known;
            }
            int first = nextMark(bytes, 1, bytes.length);
            return first < 0 ? Optional.empty() : found(name, places(bytes, first));
        }

        private Optional<Stored> known(ByteString name, byte[] bytes) {
            for (int length : lengths) {
                if (bytes.length > length + 1 && bytes[length] == '/') {
                    Container container = roots.get(name.slice(0, length));
                    if (container != null && !markEndsBehind(bytes, length)) {
                        return Optional.of(new Stored(container, name.slice(length, bytes.length)));
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Stored> found(ByteString name, int[] places) {
            Optional<Stored> stored = innermost(name, places);
            stored.ifPresent(found -> {
                int root = name.length() - found.path().length();
                if (settled(name, places, root)) {
                    remember(name.slice(0, root), found.container());
                }
            });
            return stored;
        }

        private synchronized void remember(ByteString root, Container container) {
            int[] known = lengths;
            boolean newLength = Arrays.stream(known).noneMatch(length -> length == root.length());
            if (roots.size() >= MOST_ROOTS || (newLength && known.length == MOST_LENGTHS)) {
                roots.clear();
                known = new int[0];
                newLength = true;
            }
            roots.put(root, container);
            if (newLength) {
                known = Arrays.copyOf(known, known.length + 1);
                known[known.length - 1] = root.length();
                lengths = known;
            }
        }
    }

    /** True where all that goes on behind {@code root}, and has no mark there, leads into the same store. */
    private static boolean settled(ByteString name, int[] places, int root) {
        String text = name.latin1();
        return !markEndsBehind(name.bytes(), root)
                && LAYOUTS.stream().allMatch(layout -> layout.settled(text, places, root));
    }

    /** Takes a path apart that leads into a store; empty for all others. */
    public static Optional<Stored> of(ByteString name) {
        byte[] bytes = name.bytes();
        int first = bytes.length > MOST_BYTES ? -1 : nextMark(bytes, 1, bytes.length);
        return first < 0 ? Optional.empty() : innermost(name, places(bytes, first));
    }

    /** Where marks begin, ascending. */
    private static int[] places(byte[] name, int first) {
        int[] places = new int[USUAL_PLACES];
        int count = 0;
        for (int place = first; place >= 0; place = nextMark(name, place + 1, name.length)) {
            places = count == places.length ? Arrays.copyOf(places, 2 * count) : places;
            places[count++] = place;
        }
        return Arrays.copyOf(places, count);
    }

    private static Optional<Stored> innermost(ByteString name, int[] places) {
        String text = name.latin1();
        Optional<Stored> innermost = Optional.empty();
        for (Layout layout : LAYOUTS) {
            Optional<Stored> found = layout.find(text, places, name);
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
        return nextMark(name.array(), name.offset() + 1, name.offset() + name.length()) >= 0;
    }

    /** The first place from {@code from} on, before {@code to}, where a mark is behind a slash; -1 where there is none. */
    private static int nextMark(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i - 1] == '/' && longestMark(bytes, i, to) > 0) {
                return i;
            }
        }
        return -1;
    }

    /** True where a mark ends after the first {@code length} bytes. */
    private static boolean markEndsBehind(byte[] bytes, int length) {
        int place = nextMark(bytes, Math.max(1, length - LONGEST_MARK), bytes.length);
        while (place >= 0 && place + longestMark(bytes, place, bytes.length) <= length) {
            place = nextMark(bytes, place + 1, bytes.length);
        }
        return place >= 0;
    }

    /** Length of the longest mark that is there; 0 where there is none. */
    private static int longestMark(byte[] bytes, int at, int to) {
        int longest = 0;
        int letter = bytes[at] - 'a';
        if (letter >= 0 && letter < MARKS.length) {
            for (byte[] mark : MARKS[letter]) {
                boolean there =
                        to - at >= mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
                longest = there ? Math.max(longest, mark.length) : longest;
            }
        }
        return longest;
    }

    private static byte[][][] marksByFirstLetter() {
        byte[][][] marks = new byte['z' - 'a' + 1][0][];
        for (Layout layout : LAYOUTS) {
            byte[] mark = layout.mark().getBytes(StandardCharsets.US_ASCII);
            int letter = mark[0] - 'a';
            marks[letter] = Arrays.copyOf(marks[letter], marks[letter].length + 1);
            marks[letter][marks[letter].length - 1] = mark;
        }
        return marks;
    }
}
