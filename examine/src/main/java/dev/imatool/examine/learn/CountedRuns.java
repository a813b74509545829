package dev.imatool.examine.learn;

import dev.imatool.appraise.learn.Learning;
import dev.imatool.examine.input.ListCopies;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the lists that were given are runs: a list that is given twice, in whatever form, is one. Copies of one boot that were taken at
 * other times are runs, and told.
 */
final class CountedRuns {
    private final ListCopies lists = new ListCopies();
    private final Map<String, String> bytes = new HashMap<>();
    private final List<InputSummary> runs = new ArrayList<>();
    private final List<RunCopy> copies = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    void begin() {
        lists.begin();
    }

    void add(EntryView entry, TemplateDigestCheck check) {
        lists.add(entry, check);
    }

    /** Ends {@code run}, of the list that {@code input} tells, where it counts. */
    void end(InputSummary input, Learning.Run run) {
        Optional<String> same =
                input.sha256().flatMap(hash -> Optional.ofNullable(bytes.putIfAbsent(hash, input.name())));
        if (same.isPresent()) {
            notices.add(Notice.of(NoticeKind.SAME_RUN, input.name(), new ComparisonStatement.SameRun(same.get())));
            return;
        }
        Optional<ListCopies.Copy> copy = lists.endOfItsOwn(runs.size());
        if (copy.isPresent() && copy.get().equal()) {
            notices.add(Notice.of(
                    NoticeKind.SAME_RUN,
                    input.name(),
                    new ComparisonStatement.EqualRun(
                            runs.get(copy.get().of()).name(), copy.get().entries())));
            return;
        }
        run.end();
        runs.add(input);
        copy.ifPresent(older -> copies.add(new RunCopy(runs.size(), older.of() + 1, older.entries())));
    }

    /** The lists that count, by the number of the run. */
    List<InputSummary> runs() {
        return runs;
    }

    List<RunCopy> copies() {
        return copies;
    }

    List<Notice> notices() {
        return notices;
    }
}
