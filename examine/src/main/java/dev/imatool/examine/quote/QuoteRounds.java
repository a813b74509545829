package dev.imatool.examine.quote;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.RoundList;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuoteVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rounds of a pushed attestation: each has a quote of its own, and later ones bring only what was measured since ({@code
 * starting_offset} of Keylime's verifier, which is often not in the document). A round whose list begins at an unknown entry is tried
 * after those that are covered, and joined only where its own quote covers an entry of it there: then nothing but these entries in
 * this order leads to the quoted values. In which order the rounds are given proves nothing, and matters nothing.
 *
 * <p>Bounds: {@value #MOST_TRIES} places for each round, each read once; lists of one entry over and over are compared no more than
 * {@value #EFFORT} times as many entries as they have.
 */
final class QuoteRounds {
    /** Places at which a round is tried. */
    static final int MOST_TRIES = 16;

    /** Entries that are compared to find such places, for each entry there is. */
    static final int EFFORT = 8;

    private final ListPass pass;
    private final List<Round> rounds = new ArrayList<>();

    QuoteRounds(ListPass pass) {
        this.pass = pass;
    }

    /** A round, what it brings, and what is known of it so far. */
    private static final class Round {
        private final QuoteParts.Gathered parts;
        private final RoundList own;
        private RoundList list;
        private QuoteReport report;
        private long first;
        private int tries;
        private final Set<Round> tried = new LinkedHashSet<>();

        Round(QuoteParts.Gathered parts, RoundList own, QuoteReport report) {
            this.parts = parts;
            this.own = own;
            this.list = own;
            this.report = report;
            this.first = report.proof().coverage().filter(CoveredPrefix::found).isPresent() ? 1 : 0;
        }

        boolean covered() {
            return report.proof().coverage().filter(CoveredPrefix::found).isPresent();
        }

        boolean open() {
            return report.proof().verdict() == QuoteVerdict.UNDECIDED || (own.entries() == 0 && !covered());
        }

        long last() {
            return report.proof().coverage().map(CoveredPrefix::entry).orElse(0L);
        }

        QuoteRound summary() {
            return new QuoteRound(
                    parts.names().message(),
                    own.entries() == 0 ? 0 : first,
                    own.entries(),
                    report.proof().verdict(),
                    last(),
                    report.proof().coverage().flatMap(CoveredPrefix::container),
                    report.freshness());
        }
    }

    /** The answer to all rounds, of which there are several; to be called once. */
    QuoteReport of(List<QuoteParts.Gathered> all) throws IOException {
        for (QuoteParts.Gathered parts : all) {
            RoundList own = RoundList.read(pass, parts.log().name(), parts.list());
            rounds.add(new Round(parts, own, new QuoteComparison(pass).with(parts.over(own.source()))));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Round round : rounds) {
                more |= round.open() && join(round);
            }
        }
        return report();
    }

    /** Tries a round after those that are covered, the nearest one given before it first. */
    private boolean join(Round round) throws IOException {
        int at = rounds.indexOf(round);
        List<Round> bases = Stream.concat(
                        rounds.subList(0, at).reversed().stream(), rounds.subList(at + 1, rounds.size()).stream())
                .filter(Round::covered)
                .filter(base -> !round.tried.contains(base))
                .toList();
        for (Round base : bases) {
            round.tried.add(base);
            for (int place : places(base, round)) {
                if (round.tries++ < MOST_TRIES && joined(round, base, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Integer> places(Round base, Round round) {
        int entries = base.list.entries();
        Set<Integer> places = new LinkedHashSet<>();
        round.parts.startingOffset().stream()
                .filter(offset -> offset > 0 && offset <= entries)
                .forEach(offset -> places.add((int) offset));
        places.add((int) Math.min(base.last(), entries));
        places.add(entries);
        places.addAll(base.list.overlaps(round.own, MOST_TRIES, EFFORT * ((long) entries + round.own.entries())));
        return places;
    }

    private boolean joined(Round round, Round base, int place) throws IOException {
        RoundList together = base.list.with(place, round.own);
        QuoteReport report = new QuoteComparison(pass).with(round.parts.over(together.source()));
        Optional<CoveredPrefix> coverage = report.proof().coverage().filter(CoveredPrefix::found);
        boolean proven = coverage.filter(found -> round.own.entries() == 0 || found.entry() > place)
                .isPresent();
        if (proven) {
            round.list = together;
            round.report = report;
            round.first = place + 1L;
        }
        return proven;
    }

    /** The report on the round that covers most, with the findings of all. */
    private QuoteReport report() throws IOException {
        Round main = rounds.stream()
                .max(Comparator.comparing(Round::covered)
                        .thenComparingLong(round -> round.list.entries())
                        .thenComparingLong(Round::last))
                .orElseThrow();
        Optional<Round> worst = rounds.stream()
                .filter(round -> round.summary().bad())
                .max(Comparator.comparing(round -> round.report.proof().verdict()));
        FindingCollector findings = new FindingCollector();
        Set<Finding> once = new LinkedHashSet<>();
        Set<Notice> notices = new LinkedHashSet<>(main.report.head().notices());
        List<InputSummary> inputs = new ArrayList<>(main.report.head().inputs());
        for (Round round : rounds) {
            ReportHeader head = round.report.head();
            once.addAll(head.findings().listed());
            if (round == main || !round.covered()) {
                head.findings().omittedByKind().forEach(findings::leaveOut);
            }
            if (round != main) {
                head.notices().stream()
                        .filter(notice -> notice.kind() != NoticeKind.LIST_IN_PARTS)
                        .forEach(notices::add);
            }
            if (round != main && !within(main, round)) {
                inputs.addAll(head.inputs());
            }
        }
        once.forEach(findings::add);
        ReportHeader head = main.report.head();
        return main.report.of(
                pass.inputs()
                        .recordedIn(new ReportHeader(
                                head.command(),
                                inputs,
                                worst.map(round -> round.report.head().verdict())
                                        .orElse(head.verdict()),
                                findings.findings(),
                                List.copyOf(notices),
                                head.joined())),
                rounds.stream().map(Round::summary).toList());
    }

    /** True when what a round brought is part of what is reported, or it brought nothing. */
    private static boolean within(Round main, Round round) {
        String name = round.parts.log().name();
        return (round.own.entries() == 0 && round.covered())
                || main.list.source().parts().stream().map(InputSource::name).anyMatch(name::equals);
    }
}
