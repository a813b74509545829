package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The expected values that a list ought to lead to and does not. */
public final class MissedPcrs {
    private MissedPcrs() {}

    /** One finding for each, in the order of the rows. */
    public static List<Finding.PcrNotReproduced> of(ReplayResult result) {
        Set<ExpectedPcr> notMissed = notMissed(result);
        List<Finding.PcrNotReproduced> missed = new ArrayList<>();
        for (ReplayedPcr row : result.pcrs()) {
            row.match()
                    .filter(match -> !notMissed.contains(match.expected()))
                    .ifPresent(match -> missed.add(new Finding.PcrNotReproduced(
                            row.list(), row.bank().toString(), row.pcr(), match.expected(), row.value())));
        }
        return missed;
    }

    /**
     * The values that are not missed: in an input of several lists, a value is reproduced when one of them reproduces it,
     * and undecided when the chain of one is broken.
     */
    private static Set<ExpectedPcr> notMissed(ReplayResult result) {
        Stream<ExpectedPcr> reproduced = result.pcrs().stream()
                .flatMap(row -> row.match().stream())
                .filter(match -> match.result() != PcrMatch.Result.NONE)
                .map(PcrMatch::expected);
        return Stream.concat(reproduced, result.undecided().stream().map(UndecidedPcr::expected))
                .collect(Collectors.toSet());
    }
}
