package dev.imatool.examine.replay;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.report.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * What the replay of one of many lists came to.
 *
 * @param path the list, as given or as found in a directory
 * @param report what was learned; absent when the list could not be read
 * @param failure why not
 * @param exit the exit status that the list would have alone
 * @param values files of PCR values that it was compared with
 */
public record ReplayLine(
        String path, Optional<ReplayReport> report, Optional<Failure> failure, int exit, List<String> values) {
    /** Verdict over a list that cannot be opened or read. */
    public static final String UNREADABLE = "unreadable";

    public ReplayLine {
        values = List.copyOf(values);
    }

    /** A list that was read. */
    public static ReplayLine of(ReplayReport report) {
        return of(report, List.of());
    }

    /** A list that was read, and compared with the PCR values of {@code files}. */
    public static ReplayLine of(ReplayReport report, List<String> files) {
        String path = report.head().inputs().get(0).name();
        return new ReplayLine(
                path, Optional.of(report), Optional.empty(), report.exit().status(), files);
    }

    /** A list that could not be read. */
    static ReplayLine failed(String path, Failure failure, ExitCode exit) {
        return new ReplayLine(path, Optional.empty(), Optional.of(failure), exit.status(), List.of());
    }

    /** Why a list could not be read. */
    public sealed interface Failure {
        /**
         * An input cannot be read.
         *
         * @param input its name
         * @param problem why not
         */
        record Unreadable(String input, InputProblem problem) implements Failure {}

        /**
         * The system failed.
         *
         * @param reason in its words
         */
        record OfSystem(String reason) implements Failure {}

        /**
         * A mistake of this program.
         *
         * @param bug what was thrown
         */
        record Internal(String bug) implements Failure {}
    }

    /** The verdict of its report, or {@link #UNREADABLE}. */
    public String verdict() {
        return report.map(read -> read.head().verdict()).orElse(UNREADABLE);
    }
}
