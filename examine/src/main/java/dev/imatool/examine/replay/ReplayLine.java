package dev.imatool.examine.replay;

import java.util.List;
import java.util.Optional;

/**
 * What the replay of one of many lists came to.
 *
 * @param path the list, as given or as found in a directory
 * @param report what was learned; absent when the list could not be read
 * @param error why not, in one sentence
 * @param exit the exit status that the list would have alone
 * @param values files of PCR values that it was held against
 */
public record ReplayLine(
        String path, Optional<ReplayReport> report, Optional<String> error, int exit, List<String> values) {
    public ReplayLine {
        values = List.copyOf(values);
    }

    /** Verdict over a list that cannot be opened or read. */
    public static final String UNREADABLE = "unreadable";

    /** A list that was read. */
    public static ReplayLine of(String path, ReplayReport report, int exit) {
        return new ReplayLine(path, Optional.of(report), Optional.empty(), exit, List.of());
    }

    /** The same, held against the PCR values of {@code files}. */
    public ReplayLine heldAgainst(List<String> files) {
        return new ReplayLine(path, report, error, exit, files);
    }

    /** A list that could not be read. */
    public static ReplayLine failed(String path, String error, int exit) {
        return new ReplayLine(path, Optional.empty(), Optional.of(error), exit, List.of());
    }
}
