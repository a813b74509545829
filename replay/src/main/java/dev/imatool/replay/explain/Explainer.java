package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.explain.hypotheses.AsInOtherBank;
import dev.imatool.replay.explain.hypotheses.Hypotheses;
import dev.imatool.replay.explain.hypotheses.PcrReset;
import dev.imatool.replay.explain.hypotheses.Prefix;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.Recording;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.Variation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the sequence of extends that leads to expected PCR values: the plain list first, then what is likely, then what is
 * costly. The first sequence that gives a value explains it; hashes leave no room for a second one by chance.
 *
 * <p>A hypothesis may compute {@code effort} million extends per value, a quarter of that in sha384 and sha512, which take
 * longer. Where several banks of a PCR ask for a costly search, the first has the whole effort; what explains it is tried on the
 * others, because entries that were left out or moved are so in every bank; where that does not help, these have a quarter of
 * the effort.
 * Hypotheses of two causes have a quarter. One whose trials grow with the square of the list
 * is tried at the end of a long list and at its beginning, and {@link TrialRecord#cuts} has where it was not.
 */
public final class Explainer {
    /** Effort unless the user sets another: seconds, for a list of some thousand entries. */
    public static final int DEFAULT_EFFORT = 10;

    private static final int MOST_SIDE_BY_SIDE = 200_000;
    private static final long MILLION = 1_000_000;
    private static final int FOLLOWERS_SHARE = 4;
    private static final int PAIRS_SHARE = 4;

    private final ExplanationInput evidence;
    private final long limit;
    private final List<RecordedList> lists;
    private final List<RecordedList> references;

    private Explainer(ExplanationInput evidence, int effort) {
        this.evidence = evidence;
        this.limit = effort * MILLION;
        List<RecordedList> recorded = evidence.list().lists();
        this.lists = recorded.isEmpty()
                ? List.of(new RecordedList("", evidence.list().banks()))
                : recorded;
        this.references = evidence.reference().map(Recording::lists).orElse(List.of());
    }

    /**
     * Explains every expected value.
     *
     * @param effort million extends per hypothesis and value in sha1 and sha256, from 1
     */
    public static Explanations explain(ExplanationInput evidence, int effort) {
        return new Explainer(evidence, effort).explain();
    }

    private Explanations explain() {
        Map<String, ExpectedPcr> distinct = new LinkedHashMap<>();
        evidence.expected().forEach(value -> distinct.putIfAbsent(claim(value), value));
        List<Outcome> first = sideBySide(distinct.values()).map(this::likely).toList();
        List<Outcome> open = first.stream().filter(Outcome::open).toList();
        IdentityHashMap<Outcome, Outcome> later = new IdentityHashMap<>();
        IdentityHashMap<Outcome, Outcome> led = new IdentityHashMap<>();
        List<Outcome> leading = open.stream().filter(one -> leads(one, open)).toList();
        List<Outcome> found = sideBySide(leading).map(one -> costly(one, 1)).toList();
        for (int i = 0; i < leading.size(); i++) {
            led.put(leading.get(i), found.get(i));
        }
        List<Outcome> searched = sideBySide(open)
                .map(one -> Optional.ofNullable(led.get(one)).orElseGet(() -> following(one, found)))
                .toList();
        List<Outcome> followers =
                searched.stream().filter(one -> !found.contains(one)).toList();
        for (int i = 0; i < open.size(); i++) {
            later.put(open.get(i), asOthers(searched.get(i), followers));
        }
        List<Outcome> outcomes =
                first.stream().map(one -> later.getOrDefault(one, one)).toList();
        return BankAnswer.report(
                outcomes.stream().flatMap(one -> one.answer().stream()).toList(),
                lists,
                references,
                outcomes.stream().flatMap(one -> one.undecided().stream()).toList(),
                outcomes.stream().flatMap(one -> one.tried().stream()).toList());
    }

    /**
     * What became of one value.
     *
     * @param task what is asked; absent where it is undecided
     */
    private record Outcome(
            Optional<SearchTask> task,
            Optional<BankAnswer> answer,
            Optional<UndecidedPcr> undecided,
            List<TrialRecord> tried) {
        /** True when there is nothing that explains it so far. */
        boolean open() {
            return answer.isPresent() && answer.get().found().isEmpty();
        }

        SearchTask asked() {
            return task.orElseThrow();
        }
    }

    /** Values do not wait for each other, unless the list is so long that they would need too much memory together. */
    private <T> Stream<T> sideBySide(Collection<T> values) {
        int rows = lists.stream().mapToInt(RecordedList::rows).sum();
        return rows > MOST_SIDE_BY_SIDE ? values.stream() : values.parallelStream();
    }

    /** Tries what is likely and costs little. */
    private Outcome likely(ExpectedPcr value) {
        Optional<UndecidedPcr.Reason> reason = whyUndecided(value);
        if (reason.isPresent()) {
            return undecided(value, reason.get());
        }
        List<TrialRecord> tried = new ArrayList<>();
        PcrBank bank = ExplanationInput.bankOf(value).orElseThrow();
        SearchTask task = new SearchTask(
                value, bank, evidence.start(value, bank), lists, references, evidence.candidates(), Variation.NONE);
        if (ExplanationInput.namesItsBank(value)) {
            Optional<Solution> found =
                    search(task, Hypotheses.likely(evidence.list().banks()), 1, tried);
            return answered(task, found, tried);
        }
        return search(task, List.of(new Prefix()), 1, tried)
                .map(found -> answered(task, Optional.of(ofOtherBank(found, bank)), tried))
                .orElseGet(() -> undecided(value, whyNotReplayed(value)));
    }

    /** Tries what costs more, with one of {@code shares} parts of the effort. */
    private Outcome costly(Outcome open, int shares) {
        List<TrialRecord> tried = new ArrayList<>(open.tried());
        boolean resetFirst =
                PcrReset.trials(open.asked()) <= limit / cost(open.asked().bank());
        Optional<Solution> found = search(open.asked(), Hypotheses.costly(resetFirst), shares, tried);
        if (found.isEmpty()) {
            found = search(open.asked(), Hypotheses.pairs(), PAIRS_SHARE * shares, tried);
        }
        return answered(open.asked(), found, tried);
    }

    /** What explains the bank that was searched first is tried before any search. */
    private Outcome following(Outcome open, List<Outcome> leading) {
        Outcome same = asOthers(open, leading);
        return same.open() ? costly(same, FOLLOWERS_SHARE) : same;
    }

    /** True when no value of the same PCR that is open costs less to search: the others have to hold the same entries. */
    private static boolean leads(Outcome one, List<Outcome> open) {
        return open.stream()
                .filter(other -> other.asked().pcr() == one.asked().pcr())
                .min(Comparator.comparing(other -> other.asked().bank()))
                .filter(one::equals)
                .isPresent();
    }

    /** What the costly search found for one bank of a PCR is tried on those for which it found nothing. */
    private Outcome asOthers(Outcome one, List<Outcome> searched) {
        List<TrialRecord> tried = new ArrayList<>(one.tried());
        List<Hypothesis> others = new ArrayList<>();
        for (Outcome other : searched) {
            if (one.open()
                    && !other.open()
                    && other.asked().pcr() == one.asked().pcr()) {
                Solution found = other.answer().flatMap(BankAnswer::found).orElseThrow();
                if (AsInOtherBank.carriesOver(found)) {
                    others.add(new AsInOtherBank(other.asked().bank(), found));
                }
            }
        }
        return others.isEmpty() ? one : answered(one.asked(), search(one.asked(), others, 1, tried), tried);
    }

    private static Outcome answered(SearchTask task, Optional<Solution> found, List<TrialRecord> tried) {
        BankAnswer answer = new BankAnswer(task.expected(), task.bank(), found);
        return new Outcome(Optional.of(task), Optional.of(answer), Optional.empty(), tried);
    }

    private static Outcome undecided(ExpectedPcr value, UndecidedPcr.Reason reason) {
        UndecidedPcr undecided = new UndecidedPcr(value, reason);
        return new Outcome(Optional.empty(), Optional.empty(), Optional.of(undecided), List.of());
    }

    private static Solution ofOtherBank(Solution found, PcrBank bank) {
        return new Solution(
                Explanation.Kind.OTHER_BANK,
                found.list(),
                found.start(),
                found.moves(),
                new Cause.ValueOfBank(bank, found.cause()));
    }

    private static UndecidedPcr.Reason whyNotReplayed(ExpectedPcr value) {
        return PcrBank.ofName(value.bank()).isEmpty()
                ? UndecidedPcr.Reason.UNKNOWN_BANK
                : UndecidedPcr.Reason.WRONG_LENGTH;
    }

    private static String claim(ExpectedPcr value) {
        String bank = PcrBank.ofName(value.bank()).map(PcrBank::toString).orElse(value.bank());
        return bank + ":" + value.pcr() + "=" + value.value().hex();
    }

    private Optional<UndecidedPcr.Reason> whyUndecided(ExpectedPcr value) {
        if (ExplanationInput.bankOf(value).isEmpty()) {
            return Optional.of(whyNotReplayed(value));
        }
        boolean isExtended = lists.stream().anyMatch(list -> list.extendsPcr(value.pcr()));
        return isExtended || evidence.asksFor(value)
                ? Optional.empty()
                : Optional.of(UndecidedPcr.Reason.PCR_NOT_EXTENDED);
    }

    /** How long an extend takes, in those of sha1 and sha256. */
    private static int cost(PcrBank bank) {
        return bank.digestLength() > PcrBank.SHA256.digestLength() ? 4 : 1;
    }

    private Optional<Solution> search(
            SearchTask task, List<Hypothesis> hypotheses, int shares, List<TrialRecord> tried) {
        for (Hypothesis hypothesis : hypotheses) {
            HypothesisTrial attempt = new HypothesisTrial(task, limit / cost(task.bank()) / shares);
            Optional<Solution> found = hypothesis.test(task, attempt);
            if (attempt.extended() > 0 || found.isPresent()) {
                List<Cut> cuts = found.isPresent() ? List.of() : attempt.cuts();
                tried.add(new TrialRecord(
                        task.expected(),
                        hypothesis.kind(),
                        hypothesis.scope(task),
                        found.isPresent(),
                        attempt.extended(),
                        cuts,
                        EntryContainers.ofCuts(cuts, lists, references)));
            }
            if (found.isPresent()) {
                if (!found.get().reproduces(task.bank(), task.value())) {
                    throw new IllegalStateException(hypothesis.kind() + " found what it cannot reproduce");
                }
                return found;
            }
        }
        return Optional.empty();
    }
}
