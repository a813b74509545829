package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.ByteString;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.TrialScope;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something extended file digests that the list logs, as {@code tpm2_pcrevent} does with the same files: some of them, alone
 * or with candidates, or all of them in place of the template digests.
 */
final class LoggedFileDigests implements Hypothesis {
    private static final int LONGEST = TrialScope.MOST_CANDIDATES;

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.FILE_DIGESTS;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<ForeignExtend> logged = logged(task);
        if (logged.isEmpty()) {
            return Optional.empty();
        }
        List<ForeignExtend> all = Stream.concat(
                        ForeignExtend.of(task.bank(), task.candidates()).stream(), logged.stream())
                .toList();
        List<DigestColumn> columns = task.allColumns().toList();
        return task.lists().stream()
                .flatMap(list -> inOrder(task, list, attempt).stream())
                .findFirst()
                .or(() -> ForeignBehind.sequences(
                        task, all, ForeignBehind.places(task, attempt, columns), attempt, 1, LONGEST))
                .or(() -> columns.stream()
                        .flatMap(column ->
                                ForeignBehind.afterEach(task, logged, column, attempt, columns.size()).stream())
                        .findFirst());
    }

    /** Every file digest that is as long as the bank's, once. */
    private static List<ForeignExtend> logged(SearchTask task) {
        Map<ByteString, ForeignExtend> logged = new LinkedHashMap<>();
        for (RecordedList list : task.lists()) {
            for (int row = 0; row < list.rows(); row++) {
                foreign(task, list, row).ifPresent(one -> logged.putIfAbsent(one.digest(), one));
            }
        }
        return List.copyOf(logged.values());
    }

    private static Optional<ForeignExtend> foreign(SearchTask task, RecordedList list, int row) {
        ByteString digest = list.fileDigest(row);
        return digest.length() == task.bank().digestLength()
                ? Optional.of(new ForeignExtend(digest, new ForeignOrigin.LoggedFileDigest(list.number(row))))
                : Optional.empty();
    }

    private static Optional<Solution> inOrder(SearchTask task, RecordedList list, HypothesisTrial attempt) {
        Chain chain = attempt.chain(1);
        chain.start(task.base().bytes(), 0, 0);
        List<ExtendPiece> moves = new ArrayList<>();
        for (int row = 0; row < list.rows(); row++) {
            Optional<ForeignExtend> one = list.pcr(row) == task.pcr() ? foreign(task, list, row) : Optional.empty();
            if (one.isPresent()) {
                moves.add(new ExtendPiece.Extend(one.get()));
                if (chain.extend(one.get().digest().toByteArray(), 0) && moves.size() > LONGEST) {
                    return Optional.of(new Solution(
                            Explanation.Kind.FOREIGN_EXTENDS,
                            list,
                            task.base(),
                            moves,
                            new Cause.FileDigests(list.number(row))));
                }
            }
        }
        return Optional.empty();
    }
}
