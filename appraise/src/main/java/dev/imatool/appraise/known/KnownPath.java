package dev.imatool.appraise.known;

import dev.imatool.model.ByteSearch;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one name under which a path of a source and a path of a list are the same: absolute, without {@code .} and doubled slashes, blanks
 * as the kernel logs them, and with {@code /usr} in front of what is merged into it.
 */
final class KnownPath {
    /** What {@code /usr} has swallowed on systems of the last years. */
    private static final List<byte[]> MERGED =
            List.of(ascii("bin/"), ascii("sbin/"), ascii("lib/"), ascii("lib64/"), ascii("lib32/"), ascii("libx32/"));

    private static final byte[] USR = ascii("/usr");
    private static final List<byte[]> STORES =
            List.of(ascii("/overlay2/"), ascii("/overlay/"), ascii("/fuse-overlayfs/"), ascii("/snapshots/"));
    private static final List<byte[]> ROOTS = List.of(ascii("merged"), ascii("diff"), ascii("fs"), ascii("rootfs"));

    /** What leads from the root of a host to a store of an engine, which only root or the user whose containers they are can write to. */
    private static final Pattern ENGINE =
            Pattern.compile("(?:/var/lib|/run|/var/snap|/home/[^/]+/\\.local/share|/root/\\.local/share)"
                    + "/(?:docker|contain|podman|buildkit|nerdctl|rancher|k0s|microk8s|soci-snapshotter)[^/]*/");

    /** What containers can write to, below the folders of engines. */
    private static final List<String> VOLUMES = List.of("/volumes/", "/volume-subpaths/", "/pods/");

    private KnownPath() {}

    /** The key of a path as a list has it; of a label, the label. */
    static ByteString ofList(ByteString path) {
        boolean merged =
                path.length() > 1 && path.at(0) == '/' && (path.at(1) == 'b' || path.at(1) == 's' || path.at(1) == 'l');
        return merged ? merged(path.toByteArray()) : path;
    }

    /** Where a source puts a path, before directories are merged. */
    static byte[] placed(ByteString path, PathMapping mapping) {
        byte[] plain = plain(absolute(path, mapping.root()));
        for (PathMapping.Move move : mapping.moves()) {
            byte[] from = move.from().toByteArray();
            if (begins(plain, from)) {
                byte[] to = move.to().toByteArray();
                byte[] moved = Arrays.copyOf(to, to.length + plain.length - from.length);
                System.arraycopy(plain, from.length, moved, to.length, plain.length - from.length);
                return plain(moved);
            }
        }
        return plain;
    }

    /** The key of a path that was {@link #placed}. */
    static ByteString merged(byte[] path) {
        if (!isMerged(path, 0, path.length)) {
            return ByteString.copyOf(path);
        }
        byte[] longer = Arrays.copyOf(USR, USR.length + path.length);
        System.arraycopy(path, 0, longer, USR.length, path.length);
        return ByteString.copyOf(longer);
    }

    /** True for an absolute path that leads through what {@code /usr} has swallowed. */
    private static boolean isMerged(byte[] path, int offset, int length) {
        if (length < 2 || (path[offset + 1] != 'b' && path[offset + 1] != 's' && path[offset + 1] != 'l')) {
            return false;
        }
        int from = offset + 1;
        for (byte[] directory : MERGED) {
            int to = from + directory.length;
            if (length > directory.length && Arrays.equals(path, from, to, directory, 0, directory.length)) {
                return true;
            }
        }
        return false;
    }

    /** Makes keys of paths without a copy of most of them. Not for use by several threads. */
    static final class Keys {
        private final ByteSlice key = new ByteSlice();
        private byte[] merged = new byte[256];

        /**
         * Makes the key of an absolute path as an entry logs it, with a NUL behind it or without.
         *
         * @return false where it may lead through a store of layers
         */
        boolean ofHost(ByteSlice name) {
            int nul = name.indexOf(0, 0);
            int length = nul < 0 ? name.length() : nul;
            byte[] path = name.array();
            for (int i = name.offset(), end = i + length - 2; i < end; i++) {
                if (path[i] == '/' && beginsStore(path[i + 1], path[i + 2])) {
                    return false;
                }
            }
            set(path, name.offset(), length);
            return true;
        }

        /**
         * Makes the key of the path of a source, where that is {@link #placed} as it stands, is no label, and nothing is mapped elsewhere.
         *
         * @return false where it may be none such
         */
        boolean ofSource(ByteSlice path) {
            byte[] bytes = path.array();
            int from = path.offset();
            int end = from + path.length();
            if (path.length() < 2 || bytes[from] != '/' || bytes[end - 1] == '/' || bytes[end - 1] == '.') {
                return false;
            }
            int slashes = 0;
            for (int i = from; i < end; i++) {
                if (bytes[i] == ' ') {
                    return false;
                }
                if (bytes[i] == '/') {
                    slashes++;
                    if (bytes[i + 1] == '/' || bytes[i + 1] == '.') {
                        return false;
                    }
                }
            }
            set(bytes, from, path.length());
            return slashes > 1;
        }

        private void set(byte[] path, int offset, int length) {
            if (!isMerged(path, offset, length)) {
                key.set(path, offset, length);
                return;
            }
            int longer = USR.length + length;
            if (longer > merged.length) {
                merged = new byte[2 * longer];
            }
            System.arraycopy(USR, 0, merged, 0, USR.length);
            System.arraycopy(path, offset, merged, USR.length, length);
            key.set(merged, 0, longer);
        }

        /** The key that was made last. */
        ByteSlice key() {
            return key;
        }
    }

    /** The path below the root of a container, where {@code path} leads through a store of layers; the innermost counts. */
    static Optional<ByteString> inContainer(ByteString path) {
        for (int slash = 0; slash + 2 < path.length(); slash++) {
            if (path.at(slash) == '/' && beginsStore(path.at(slash + 1), path.at(slash + 2))) {
                return behindStore(path, slash);
            }
        }
        return Optional.empty();
    }

    /** False for nearly all names. */
    private static boolean beginsStore(int first, int second) {
        return (first == 'o' && second == 'v') || (first == 'f' && second == 'u') || (first == 's' && second == 'n');
    }

    private static Optional<ByteString> behindStore(ByteString path, int from) {
        byte[] bytes = path.toByteArray();
        int root = -1;
        for (int slash = from; slash < bytes.length; slash++) {
            root = Math.max(root, bytes[slash] == '/' ? rootOfStoreAt(bytes, slash) : -1);
        }
        return root < 0 ? Optional.empty() : Optional.of(path.slice(root, bytes.length));
    }

    /**
     * True where every store on the way of {@link #inContainer} is where an engine has it, from the host on or from the root of a container
     * that holds an engine. Anyone can make a folder elsewhere that looks like a store, volumes of containers included.
     */
    static boolean inEngineStore(ByteString path) {
        byte[] bytes = path.toByteArray();
        String text = path.latin1();
        int from = 0;
        for (int slash = 0; slash < bytes.length; slash++) {
            int root = bytes[slash] == '/' ? rootOfStoreAt(bytes, slash) : -1;
            if (root >= 0) {
                if (!isEngine(text.substring(from, slash + 1))) {
                    return false;
                }
                from = root;
                slash = root - 1;
            }
        }
        int taken = from;
        return inContainer(path)
                .filter(inner -> inner.length() == bytes.length - taken)
                .isPresent();
    }

    private static boolean isEngine(String directory) {
        return ENGINE.matcher(directory).lookingAt() && VOLUMES.stream().noneMatch(directory::contains);
    }

    /** The root of a container after a store whose name begins at {@code slash}; or -1. */
    private static int rootOfStoreAt(byte[] path, int slash) {
        for (byte[] store : STORES) {
            int end = slash + store.length;
            if (end <= path.length && Arrays.equals(path, slash, end, store, 0, store.length)) {
                return rootBehind(path, end);
            }
        }
        return -1;
    }

    /** Where the path in the container begins, an id and the name of a root directory after {@code at}; or -1. */
    private static int rootBehind(byte[] path, int at) {
        int id = ByteSearch.indexOf(path, at, path.length, (byte) '/');
        if (id <= at) {
            return -1;
        }
        int end = ByteSearch.indexOf(path, id + 1, path.length, (byte) '/');
        if (end < 0 || end + 1 == path.length) {
            return -1;
        }
        return ROOTS.stream().anyMatch(root -> Arrays.equals(path, id + 1, end, root, 0, root.length)) ? end : -1;
    }

    /** The directory and the name of what a link at {@code path} leads to. */
    static ByteString target(ByteString path, ByteString target) {
        if (!target.isEmpty() && target.at(0) == '/') {
            return target;
        }
        byte[] link = path.toByteArray();
        int slash = lastSlash(link);
        byte[] joined = Arrays.copyOf(link, slash + 1 + target.length());
        target.copyTo(joined, slash + 1);
        return ByteString.copyOf(joined);
    }

    /** The name of a file without its directories. */
    static ByteString name(ByteString path) {
        int name = path.length();
        while (name > 0 && path.at(name - 1) != '/') {
            name--;
        }
        return path.slice(name, path.length());
    }

    /** Where in its array the name of a file without its directories begins. */
    static int nameAt(ByteSlice path) {
        byte[] bytes = path.array();
        int name = path.offset() + path.length();
        while (name > path.offset() && bytes[name - 1] != '/') {
            name--;
        }
        return name;
    }

    static int lastSlash(byte[] path) {
        int at = path.length - 1;
        while (at >= 0 && path[at] != '/') {
            at--;
        }
        return at;
    }

    private static byte[] absolute(ByteString path, ByteString root) {
        if (!path.isEmpty() && path.at(0) == '/') {
            return path.toByteArray();
        }
        byte[] absolute = Arrays.copyOf(root.toByteArray(), root.length() + 1 + path.length());
        absolute[root.length()] = '/';
        path.copyTo(absolute, root.length() + 1);
        return absolute;
    }

    /** Without empty parts, {@code .} and {@code ..}, which does not lead above the root; blanks as underscores. */
    static byte[] plain(byte[] path) {
        byte[] plain = new byte[path.length + 1];
        int length = 0;
        int at = 0;
        while (at < path.length) {
            int end = at;
            while (end < path.length && path[end] != '/') {
                end++;
            }
            int size = end - at;
            if (size == 2 && path[at] == '.' && path[at + 1] == '.') {
                while (length > 0 && plain[--length] != '/') {
                    // back to the slash in front of the last part
                }
            } else if (size > 0 && !(size == 1 && path[at] == '.')) {
                plain[length++] = '/';
                for (int i = at; i < end; i++) {
                    plain[length++] = path[i] == ' ' ? (byte) '_' : path[i];
                }
            }
            at = end + 1;
        }
        return Arrays.copyOf(plain, length);
    }

    private static boolean begins(byte[] path, byte[] directory) {
        return path.length >= directory.length
                && Arrays.equals(path, 0, directory.length, directory, 0, directory.length)
                && (path.length == directory.length || path[directory.length] == '/');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
