package dev.imatool.examine.replay;

import dev.imatool.examine.report.Finding;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the expected PCR values that a list was compared with. The one answer from which the verdict, the findings and the
 * remarks of every command follow.
 *
 * @param verdict the whole in one word; a value is never called reproduced together with one that was asked for and left undecided
 * @param missed values that the list ought to lead to and does not, in the order of the rows
 * @param undecided values that were asked for and not decided, in the order given
 * @param unused values that decide nothing and need not: a file brings all 24 PCRs of every bank
 */
public record PcrAnswer(
        ReplayVerdict verdict,
        List<Finding.PcrNotReproduced> missed,
        List<Finding.PcrUndecided> undecided,
        List<UndecidedPcr> unused) {
    private static final int LAST_BOOT_PCR = 9;

    public PcrAnswer {
        missed = List.copyOf(missed);
        undecided = List.copyOf(undecided);
        unused = List.copyOf(unused);
    }

    /**
     * The answer of a replay.
     *
     * @param input name of the list
     * @param boot what the values say about the boot_aggregates, which those of PCR 0 to 9 are for
     */
    public static PcrAnswer of(String input, ReplayResult result, BootAggregates boot) {
        Set<ExpectedPcr> reproduced = result.pcrs().stream()
                .flatMap(row -> row.match().stream())
                .filter(match -> match.result() != PcrMatch.Result.NONE)
                .map(PcrMatch::expected)
                .collect(Collectors.toSet());
        List<Finding.PcrNotReproduced> missed = missed(result, reproduced);
        BootValues bootValues = new BootValues(result.undecided(), boot);
        List<UndecidedPcr> left = result.undecided().stream()
                .filter(one -> !bootValues.decided(one))
                .toList();
        boolean nothingDecided = reproduced.isEmpty()
                && missed.isEmpty()
                && left.size() == result.undecided().size();
        Set<Integer> decidedPcrs = Stream.concat(
                        reproduced.stream(), missed.stream().map(Finding.PcrNotReproduced::expected))
                .map(ExpectedPcr::pcr)
                .collect(Collectors.toSet());
        Set<Integer> extended = result.pcrs().stream().map(ReplayedPcr::pcr).collect(Collectors.toSet());
        AskedValues asked = new AskedValues(extended, decidedPcrs, nothingDecided);
        List<Finding.PcrUndecided> undecided = left.stream()
                .filter(asked::asks)
                .map(one -> undecided(input, one, result))
                .toList();
        List<UndecidedPcr> unused = left.stream()
                .filter(one -> !asked.asks(one))
                .filter(one -> !(boot.asked() && one.expected().pcr() <= LAST_BOOT_PCR))
                .toList();
        return new PcrAnswer(
                verdict(result, !missed.isEmpty(), !undecided.isEmpty(), !reproduced.isEmpty()),
                missed,
                undecided,
                unused);
    }

    /** What is wrong or was not answered. */
    public List<Finding> findings() {
        return Stream.<Finding>concat(missed.stream(), undecided.stream()).toList();
    }

    private static ReplayVerdict verdict(ReplayResult result, boolean missed, boolean undecided, boolean reproduced) {
        if (missed) {
            return ReplayVerdict.NOT_REPRODUCED;
        }
        if (undecided) {
            return ReplayVerdict.UNDECIDED;
        }
        return reproduced ? result.verdict() : ReplayVerdict.COMPUTED;
    }

    /**
     * In an input of several lists, a value is not missed when one of them reproduces it, or when the chain of one is broken so that
     * it is undecided.
     */
    private static List<Finding.PcrNotReproduced> missed(ReplayResult result, Set<ExpectedPcr> reproduced) {
        Set<ExpectedPcr> notMissed = new HashSet<>(reproduced);
        result.undecided().forEach(one -> notMissed.add(one.expected()));
        List<Finding.PcrNotReproduced> missed = new ArrayList<>();
        for (ReplayedPcr row : result.pcrs()) {
            row.match()
                    .filter(match -> !notMissed.contains(match.expected()))
                    .ifPresent(match -> missed.add(new Finding.PcrNotReproduced(
                            row.list(), row.bank().toString(), row.pcr(), match.expected(), row.value())));
        }
        return missed;
    }

    private static Finding.PcrUndecided undecided(String input, UndecidedPcr one, ReplayResult result) {
        if (one.reason() != UndecidedPcr.Reason.NOT_COMPUTABLE) {
            return new Finding.PcrUndecided(input, one);
        }
        return result.pcrs().stream()
                .filter(ReplayedPcr::undecided)
                .filter(row -> row.match().orElseThrow().expected().equals(one.expected()))
                .min(Comparator.comparingLong(row -> row.brokenAt().orElseThrow()))
                .map(row -> new Finding.PcrUndecided(input, one, row.brokenAt(), row.brokenIn()))
                .orElseGet(() -> new Finding.PcrUndecided(input, one));
    }
}
