package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.ByteString;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something other than IMA extended: after the last entry, after an earlier one, or with no entry extended at all. */
final class ForeignBehind implements Hypothesis {
    private static final int LONGEST = TrialScope.MOST_CANDIDATES;
    private static final int LONGEST_WITH_EVENTS = TrialScope.MOST_WELL_KNOWN;

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.FOREIGN_EXTENDS;
    }

    /** Where foreign extends may begin: after so many entries of a column. */
    record Place(Optional<DigestColumn> column, int entries, ByteString state) {}

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<ForeignExtend> candidates = ForeignExtend.of(task.bank(), task.candidates());
        List<ForeignExtend> foreign = Stream.concat(candidates.stream(), ForeignExtend.wellKnown(task.bank()).stream())
                .toList();
        List<DigestColumn> columns = task.allColumns().toList();
        List<Place> places = places(task, attempt, columns);
        return sequences(task, foreign, places, attempt, 1, LONGEST_WITH_EVENTS)
                .or(() -> sequences(task, candidates, places, attempt, LONGEST_WITH_EVENTS + 1, LONGEST))
                .or(() -> columns.stream()
                        .flatMap(column -> afterEach(task, foreign, column, attempt, columns.size()).stream())
                        .findFirst());
    }

    /** After the last entry of each column, and with no entry extended. */
    static List<Place> places(SearchTask task, HypothesisTrial attempt, List<DigestColumn> columns) {
        List<Place> places = new ArrayList<>();
        for (DigestColumn column : columns) {
            Chain chain = attempt.chain(1);
            chain.start(task.base().bytes(), 0, 0);
            chain.run(column, 0, column.size());
            byte[] end = new byte[task.bank().digestLength()];
            chain.save(end, 0);
            places.add(new Place(Optional.of(column), column.size(), ByteString.copyOf(end)));
        }
        places.add(new Place(Optional.empty(), 0, task.base().value()));
        return places;
    }

    /** Every sequence of so many digests from every place, the shorter ones first. */
    static Optional<Solution> sequences(
            SearchTask task,
            List<ForeignExtend> foreign,
            List<Place> places,
            HypothesisTrial attempt,
            int shortest,
            int longest) {
        List<Chain> chains =
                places.stream().map(place -> attempt.chain(3L * places.size())).toList();
        for (int depth = shortest; depth <= longest; depth++) {
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                Chain chain = chains.get(i);
                if (!chain.exhausted()) {
                    Optional<List<ForeignExtend>> found = new ForeignSequence(
                                    chain, foreign, task.bank().digestLength())
                            .find(place.state().toByteArray(), 0, depth);
                    if (found.isPresent()) {
                        return Optional.of(found(task, place, found.get()));
                    }
                    if (chain.exhausted()) {
                        attempt.cut(new Cut.Sequences(depth, depth < longest));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** One digest after each entry but the last, as long as the effort lasts. */
    static Optional<Solution> afterEach(
            SearchTask task, List<ForeignExtend> foreign, DigestColumn column, HypothesisTrial attempt, int columns) {
        Chain chain = attempt.chain(3L * columns);
        byte[] states = chain.states(column, task.base().bytes());
        ForeignSequence sequence =
                new ForeignSequence(chain, foreign, task.bank().digestLength());
        for (int entries = column.size() - 1; entries > 0; entries--) {
            Optional<List<ForeignExtend>> found = sequence.find(states, column.offset(entries), 1);
            if (found.isPresent()) {
                return Optional.of(found(task, new Place(Optional.of(column), entries, ByteString.EMPTY), found.get()));
            }
            if (chain.exhausted()) {
                attempt.cut(new Cut.AfterEarlier(column.number(entries)));
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Solution found(SearchTask task, Place place, List<ForeignExtend> extended) {
        List<ExtendPiece> moves = new ArrayList<>();
        place.column().ifPresent(column -> moves.add(ExtendPiece.run(column, 0, place.entries())));
        extended.forEach(one -> moves.add(new ExtendPiece.Extend(one)));
        RecordedList list = place.column().map(DigestColumn::list).orElse(RecordedList.NONE);
        return new Solution(
                Explanation.Kind.FOREIGN_EXTENDS,
                list,
                task.base(),
                moves,
                cause(task, place, extended.stream().map(ForeignExtend::origin).toList()));
    }

    private static Cause cause(SearchTask task, Place place, List<ForeignOrigin> extended) {
        if (place.column().isEmpty()) {
            return new Cause.OnlyForeign(task.base().kind(), extended);
        }
        DigestColumn column = place.column().get();
        int entries = place.entries();
        return new Cause.ForeignAfter(
                column.number(entries - 1), entries == column.size(), extended, column.padded(), column.after(entries));
    }
}
