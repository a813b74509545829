package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the sequence of extends behind expected PCR values: the plain list first, then what is likely, then what is
 * costly. The first sequence that gives a value explains it; hashes leave no room for a second one by chance.
 *
 * <p>A hypothesis may compute {@code effort} million extends per value, a quarter of that in sha384 and sha512, which take
 * longer. One whose trials grow with the square of the list
 * is tried at the end of a long list and at its beginning, and {@link Tried#cuts} says where it was not.
 */
public final class Explainer {
    /** Effort unless the user says otherwise: seconds, for a list of some thousand entries. */
    public static final int DEFAULT_EFFORT = 10;

    private static final int MOST_SIDE_BY_SIDE = 200_000;
    private static final long MILLION = 1_000_000;

    private final Evidence evidence;
    private final long limit;
    private final List<RecordedList> lists;
    private final List<RecordedList> references;

    private Explainer(Evidence evidence, int effort) {
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
    public static Explanations explain(Evidence evidence, int effort) {
        return new Explainer(evidence, effort).explain();
    }

    private Explanations explain() {
        Map<String, ExpectedPcr> distinct = new LinkedHashMap<>();
        evidence.expected().forEach(value -> distinct.putIfAbsent(claim(value), value));
        List<Outcome> outcomes =
                sideBySide(distinct.values()).map(this::outcome).toList();
        return Answer.report(
                outcomes.stream().flatMap(one -> one.answer().stream()).toList(),
                lists,
                references.isEmpty(),
                outcomes.stream().flatMap(one -> one.undecided().stream()).toList(),
                outcomes.stream().flatMap(one -> one.tried().stream()).toList());
    }

    /** What became of one value. */
    private record Outcome(Optional<Answer> answer, Optional<UndecidedPcr> undecided, List<Tried> tried) {}

    /** Values do not wait for each other, unless the list is so long that they would need too much memory together. */
    private Stream<ExpectedPcr> sideBySide(Collection<ExpectedPcr> values) {
        int rows = lists.stream().mapToInt(RecordedList::rows).sum();
        return rows > MOST_SIDE_BY_SIDE ? values.stream() : values.parallelStream();
    }

    private Outcome outcome(ExpectedPcr value) {
        Optional<UndecidedPcr.Reason> reason = whyUndecided(value);
        if (reason.isPresent()) {
            return new Outcome(Optional.empty(), Optional.of(new UndecidedPcr(value, reason.get())), List.of());
        }
        List<Tried> tried = new ArrayList<>();
        PcrBank bank = Evidence.bankOf(value).orElseThrow();
        Question question =
                new Question(value, bank, evidence.start(value, bank), lists, references, evidence.candidates());
        if (Evidence.namesItsBank(value)) {
            Optional<Found> found = search(question, hypotheses(), tried);
            return new Outcome(Optional.of(new Answer(value, bank, found)), Optional.empty(), tried);
        }
        Optional<Answer> answer = search(question, List.of(new Prefix()), tried)
                .map(found -> new Answer(value, bank, Optional.of(ofOtherBank(found, bank))));
        return answer.isPresent()
                ? new Outcome(answer, Optional.empty(), tried)
                : new Outcome(answer, Optional.of(new UndecidedPcr(value, whyNotReplayed(value))), List.of());
    }

    private static Found ofOtherBank(Found found, PcrBank bank) {
        return new Found(
                Explanation.Kind.OTHER_BANK,
                found.list(),
                found.start(),
                found.moves(),
                "is a value of the " + bank + " bank and " + found.statement());
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
        if (Evidence.bankOf(value).isEmpty()) {
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

    private List<Hypothesis> hypotheses() {
        return List.of(
                new Prefix(),
                new ReferenceList(),
                new StartValues(),
                OtherDigests.forViolations(),
                OtherDigests.asLogged(),
                OtherDigests.ofOtherBanks(evidence.list().banks()),
                new OtherPcr(),
                new ForeignBehind(),
                new LeftOutEntries(),
                new ExtendedAgain(),
                new SwappedEntries(),
                new ForeignBetween());
    }

    private Optional<Found> search(Question question, List<Hypothesis> hypotheses, List<Tried> tried) {
        for (Hypothesis hypothesis : hypotheses) {
            Attempt attempt = new Attempt(question, limit / cost(question.bank()));
            Optional<Found> found = hypothesis.test(question, attempt);
            if (attempt.extended() > 0 || found.isPresent()) {
                tried.add(new Tried(
                        question.expected(),
                        hypothesis.id(),
                        hypothesis.wording(),
                        found.isPresent(),
                        attempt.extended(),
                        found.isPresent() ? List.of() : attempt.cuts()));
            }
            if (found.isPresent()) {
                if (!found.get().reproduces(question.bank(), question.value())) {
                    throw new IllegalStateException(hypothesis.id() + " found what it cannot reproduce");
                }
                return found;
            }
        }
        return Optional.empty();
    }
}
