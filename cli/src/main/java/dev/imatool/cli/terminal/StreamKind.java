package dev.imatool.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a standard stream is connected to, as far as it matters. */
public enum StreamKind {
    /** A person is watching. */
    TERMINAL,
    /** Another program reads, and may stop reading whenever it has seen enough. */
    PIPE,
    /** A file or a device: every byte must arrive. */
    FILE;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /**
     * The kind of a file descriptor of this process. Where the system does not tell (it does on Linux), a pipe: no colour,
     * no progress.
     */
    public static StreamKind ofDescriptor(int descriptor) {
        try {
            return ofTarget(Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                    .toString());
        } catch (IOException | UnsupportedOperationException notLinux) {
            return PIPE;
        }
    }

    /** The kind of what {@code /proc/self/fd/N} points to. */
    static StreamKind ofTarget(String target) {
        if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
            return TERMINAL;
        }
        return target.startsWith("/") ? FILE : PIPE;
    }
}
