package dev.imatool.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --candidate FILE}: contents that a file may have had. */
public final class CandidateOption {
    @Option(
            names = "--candidate",
            paramLabel = "FILE",
            description = "A content that may have been measured: digests that are its own are named by it. May be"
                    + " repeated.")
    private List<String> candidates = new ArrayList<>();

    /** Names of the files. */
    public List<String> candidates() {
        return List.copyOf(candidates);
    }
}
