package dev.imatool.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --allowlist}: what is known to be good. */
public final class AllowListOption {
    @Option(
            names = "--allowlist",
            paramLabel = "FILE",
            description = {
                "What is known to be good: the file that imatool learn -o wrote, lines as sha256sum, its kin and BSD write"
                        + " them, or another measurement list. Told apart by content. May be repeated."
            })
    List<String> files = new ArrayList<>();

    /** Files named. */
    public List<String> files() {
        return List.copyOf(files);
    }
}
