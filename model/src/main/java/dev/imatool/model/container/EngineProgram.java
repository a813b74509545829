package dev.imatool.model.container;

import dev.imatool.model.ByteString;
import java.util.Set;
import java.util.regex.Pattern;

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

    /** Those that whoever is in a container has a use for, too: to get out of it. */
    private static final Set<String> OF_ANYBODY = Set.of("unshare", "nsenter", "bwrap");

    /** What else engines run on the host for a container, and may be measured as if in it. */
    private static final Set<String> ON_HOST = Set.of(
            "conmonrs",
            "containerd",
            "containerd-shim",
            "containerd-shim-runc-v1",
            "containerd-shim-runc-v2",
            "containerd-shim-kata-v2",
            "containerd-shim-runsc-v1",
            "docker-containerd",
            "docker-containerd-shim",
            "dockerd",
            "kata-runtime",
            "nvidia-container-runtime",
            "nvidia-container-runtime-hook",
            "runc-dmz");

    /** Where hosts have their engines. */
    private static final Set<String> FOLDERS = Set.of(
            "/bin/",
            "/sbin/",
            "/usr/bin/",
            "/usr/sbin/",
            "/usr/libexec/",
            "/usr/libexec/crio/",
            "/usr/libexec/podman/",
            "/usr/lib/podman/",
            "/usr/local/bin/",
            "/usr/local/sbin/",
            "/opt/bin/",
            "/opt/containerd/bin/");

    /** A copy of itself that an engine runs, so that no container can write to the program on the host; the kernel may put / before it. */
    private static final Pattern COPY = Pattern.compile("/?memfd:[^/]*(?::/proc/self/exe)?(?:[_ ]\\(deleted\\))?");

    private static final Pattern DESCRIPTOR =
            Pattern.compile("/(?:proc/(?:self|[0-9]{1,10})|dev)/(?:fd/[0-9]{1,10}|exe)");

    private EngineProgram() {}

    /** True where a host has a program of its container engine under {@code path}. */
    public static boolean installed(ByteString path) {
        String name = nameOf(path);
        return ((NAMES.contains(name) && !OF_ANYBODY.contains(name)) || ON_HOST.contains(name))
                && FOLDERS.contains(path.slice(0, path.length() - name.length()).latin1());
    }

    /**
     * True where a program of an engine may be measured under {@code path} in a container: by its name, through a descriptor, or as a copy
     * in memory. A process in a container may call its file so, too: only the content can prove it.
     */
    public static boolean possible(ByteString path) {
        String text = path.latin1();
        String name = nameOf(path);
        return (NAMES.contains(name) && !OF_ANYBODY.contains(name))
                || ON_HOST.contains(name)
                || DESCRIPTOR.matcher(text).matches()
                || COPY.matcher(text).matches();
    }

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
