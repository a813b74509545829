package dev.imatool.examine.check;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.quote.QuoteExamination;
import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.replay.ReplayExamination;
import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Report;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuotedPcr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entries PCR values or a quote prove: what {@code replay} and {@code quote} find, entry by entry. A PCR of which values of two
 * banks are given is proven as far as both say, because one of them may be of a weak hash.
 */
final class CoverageReading {
    private final ListPass pass;

    CoverageReading(ListPass pass) {
        this.pass = pass;
    }

    /**
     * What the evidence proves of a list; absent where there is none.
     *
     * @throws dev.imatool.examine.input.QuestionException if a part of a quote is missing
     * @throws dev.imatool.examine.input.UnreadableInputException if a file cannot be read, or is of another form
     */
    Optional<CheckCoverage> examine(String list, CheckEvidence evidence) throws IOException {
        return switch (evidence) {
            case CheckEvidence.None none -> Optional.empty();
            case CheckEvidence.Values values ->
                Optional.of(of(
                        new ReplayExamination(pass).examine(values.of(list)),
                        values.expected().files()));
            case CheckEvidence.Quote quote ->
                Optional.of(of(new QuoteExamination(pass).examine(quote.question()), quote.name()));
        };
    }

    /** One PCR of one list. */
    private record Place(String list, int pcr) {}

    /** What the values of one PCR lead to, bank by bank: the last entry that any of the bank leads to, and no entry where none does. */
    private static final class Values {
        private final Map<PcrBank, OptionalLong> banks = new LinkedHashMap<>();
        private final Map<Long, Container> containers = new HashMap<>();

        void add(PcrBank bank, PcrMatch match) {
            OptionalLong before = banks.getOrDefault(bank, OptionalLong.empty());
            long last = Math.max(before.orElse(-1), match.entry().orElse(-1));
            match.container()
                    .ifPresent(container -> containers.put(match.entry().orElseThrow(), container));
            banks.put(bank, last < 0 ? OptionalLong.empty() : OptionalLong.of(last));
        }

        CheckCoverage.Part part(Place place) {
            long last = banks.values().stream()
                    .mapToLong(bank -> bank.orElse(-1))
                    .min()
                    .orElse(-1);
            return new CheckCoverage.Part(
                    place.list(),
                    place.pcr(),
                    last < 0 ? OptionalLong.empty() : OptionalLong.of(last),
                    Optional.ofNullable(containers.get(last)),
                    banks.keySet().stream().map(PcrBank::toString).toList());
        }
    }

    private static CheckCoverage of(ReplayReport report, List<String> files) {
        Set<ExpectedPcr> undecided = new HashSet<>();
        report.replay().undecided().forEach(one -> undecided.add(one.expected()));
        Map<Place, Values> places = new LinkedHashMap<>();
        for (ReplayedPcr row : report.replay().pcrs()) {
            if (row.match().isEmpty()) {
                continue;
            }
            PcrMatch match = row.match().get();
            boolean decided = match.entry().isPresent() || !undecided.contains(match.expected());
            if (decided) {
                places.computeIfAbsent(new Place(row.list(), row.pcr()), first -> new Values())
                        .add(row.bank(), match);
            }
        }
        List<CheckCoverage.Part> parts = new ArrayList<>();
        places.forEach((place, values) -> parts.add(values.part(place)));
        return new CheckCoverage(
                CheckCoverage.By.PCR_VALUES,
                report.head().verdict(),
                files,
                parts,
                findings(report),
                report.head().notices());
    }

    private static CheckCoverage of(QuoteReport report, String message) {
        List<CheckCoverage.Part> parts = new ArrayList<>();
        // of several rounds the entries are counted over lists that are joined, and not as in the input
        Optional<CoveredPrefix> covered =
                report.rounds().isEmpty() ? report.proof().covered() : Optional.empty();
        covered.ifPresent(prefix -> {
            Map<Integer, List<String>> banks = new TreeMap<>();
            prefix.pcrs().stream()
                    .filter(pcr -> pcr.state() == QuotedPcr.State.REPRODUCED)
                    .map(QuotedPcr::slot)
                    .forEach(slot -> banks.computeIfAbsent(slot.pcr(), first -> new ArrayList<>())
                            .add(slot.bank()));
            banks.forEach((pcr, names) -> parts.add(new CheckCoverage.Part(
                    prefix.list(), pcr, OptionalLong.of(prefix.entry()), prefix.container(), names)));
        });
        return new CheckCoverage(
                CheckCoverage.By.QUOTE,
                report.head().verdict(),
                List.of(message),
                parts,
                findings(report),
                report.head().notices());
    }

    /** Those about the evidence; entries that contradict themselves get an answer of their own. */
    private static List<Finding> findings(Report report) {
        return report.head().findings().listed().stream()
                .filter(finding -> !(finding instanceof Finding.OfEntry))
                .toList();
    }
}
