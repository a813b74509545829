package dev.imatool.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --reference}: what is known to be good. */
public final class ReferenceOption {
    @Option(
            names = {"--reference", "--allowlist"},
            paramLabel = "FILE",
            description =
                    "Known-good digests: an allow-list written by imatool learn -o, checksum lines (sha256sum, BSD), or"
                            + " another measurement list; detected. May be repeated.")
    List<String> files = new ArrayList<>();

    /** Files named. */
    public List<String> files() {
        return List.copyOf(files);
    }
}
