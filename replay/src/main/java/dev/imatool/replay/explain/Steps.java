package dev.imatool.replay.explain;

import dev.imatool.replay.explain.report.DigestOrigin;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Moves as the steps of a report. Entries that the list lacks are listed one by one, as long as they are few. */
final class Steps {
    private static final int ONE_BY_ONE = 100;

    private final List<Step> steps = new ArrayList<>();
    private long position;

    private Steps() {}

    static List<Step> of(Solution found) {
        Steps steps = new Steps();
        StartValue start = found.start();
        steps.steps.add(new Step(
                0,
                Step.What.START_VALUE,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(start.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new DigestOrigin.Start(start.kind()))));
        found.moves().forEach(steps::add);
        return steps.steps;
    }

    private void add(ExtendPiece move) {
        switch (move) {
            case ExtendPiece.Run(DigestColumn column, int from, int to, boolean again) -> {
                Step.What what = again
                        ? Step.What.EXTENDED_AGAIN
                        : column.reference() ? Step.What.REFERENCE_ENTRIES : Step.What.ENTRIES;
                entries(what, column, from, to, column.reference());
            }
            case ExtendPiece.LeftOut(DigestColumn column, int from, int to) ->
                entries(Step.What.NOT_EXTENDED, column, from, to, true);
            case ExtendPiece.Extend(ForeignExtend foreign) ->
                steps.add(new Step(
                        position,
                        foreign.origin().what(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.of(foreign.digest()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(foreign.origin())));
        }
        position += move.extendsDone();
    }

    private void entries(Step.What what, DigestColumn column, int from, int to, boolean oneByOne) {
        if (from == to) {
            return;
        }
        if (to - from == 1 || (oneByOne && to - from <= ONE_BY_ONE)) {
            for (int at = from; at < to; at++) {
                long before = what == Step.What.NOT_EXTENDED ? position : position + at - from;
                steps.add(step(before, what, column, at, at));
            }
        } else {
            steps.add(step(position, what, column, from, to - 1));
        }
    }

    private static Step step(long position, Step.What what, DigestColumn column, int first, int last) {
        boolean one = first == last;
        return new Step(
                position,
                what,
                OptionalLong.of(column.number(first)),
                OptionalLong.of(column.number(last)),
                one ? Optional.of(column.digest(first)) : Optional.empty(),
                one ? column.eventName(first) : Optional.empty(),
                one ? column.container(first) : Optional.empty(),
                column.padded() ? Optional.of(new DigestOrigin.PaddedSha1()) : Optional.empty());
    }
}
