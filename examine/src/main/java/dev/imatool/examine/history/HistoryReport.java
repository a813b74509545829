package dev.imatool.examine.history;

import dev.imatool.diff.paths.Occurrences;
import dev.imatool.diff.paths.PathHistory;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a list says about single paths.
 *
 * @param head with one of the verdicts here, or {@code nothing_read}
 * @param asked the paths and patterns that were asked for; empty when all paths that changed are wanted
 * @param known paths in the list, each counted once for every namespace
 * @param repeated entries left out because an earlier list of the same input has them
 * @param candidates the contents given
 * @param paths the histories, those that changed most first
 */
public record HistoryReport(
        ReportHeader head,
        List<String> asked,
        long known,
        long repeated,
        List<Candidate> candidates,
        List<PathHistory> paths)
        implements Report {
    /** The path asked for is in the list. */
    public static final String MEASURED = "measured";

    /** It is not. That says nothing about the file. */
    public static final String NOT_MEASURED = "not_measured";

    /** Some path has more than one file digest. */
    public static final String CHANGED = "changed";

    /** No path has. */
    public static final String UNCHANGED = "unchanged";

    public HistoryReport {
        asked = List.copyOf(asked);
        candidates = List.copyOf(candidates);
        paths = List.copyOf(paths);
    }

    /**
     * A content given by the user.
     *
     * @param name as the user gave it
     * @param found the entries of the list that logged it, shown or not
     */
    public record Candidate(String name, Occurrences found) {}

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                paths.stream()
                        .flatMap(path -> Stream.concat(
                                path.container().stream(),
                                path.measurements().stream()
                                        .flatMap(measured -> measured.alsoAs().stream())
                                        .flatMap(other -> other.container().stream()))));
    }
}
