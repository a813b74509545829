package dev.imatool.model.container;

import dev.imatool.model.ByteString;
import java.util.Set;

/** What container engines run to make any container: it says nothing of one. */
public final class EngineProgram {
    private static final Set<String> NAMES = Set.of(
            "runc",
            "docker-runc",
            "crun",
            "youki",
            "runsc",
            "docker-init",
            "unshare",
            "nsenter",
            "lxc-start",
            "conmon",
            "bwrap");

    private EngineProgram() {}

    /** True where the last part of {@code path} is the name of such a program. */
    public static boolean is(ByteString path) {
        return NAMES.contains(nameOf(path));
    }

    /** The last part of a path. */
    public static String nameOf(ByteString path) {
        int slash = path.length() - 1;
        while (slash >= 0 && path.at(slash) != '/') {
            slash--;
        }
        return path.slice(slash + 1, path.length()).latin1();
    }
}
