package dev.imatool.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --allowlist}: files that are known. */
public final class AllowListOption {
    @Option(
            names = "--allowlist",
            paramLabel = "FILE",
            description = {
                "Known files: lines HEX /path as sha256sum writes them, or another measurement list. May be repeated."
            })
    private List<String> files = new ArrayList<>();

    /** Files named. */
    public List<String> files() {
        return List.copyOf(files);
    }
}
