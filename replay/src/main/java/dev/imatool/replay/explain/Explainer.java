package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the sequence of extends behind expected PCR values: the plain list first, then what is likely, then what is
 * costly. The first sequence that gives a value explains it; hashes leave no room for a second one by chance.
 *
 * <p>A hypothesis may compute {@code effort} million extends per value. One whose trials grow with the square of the list
 * is tried at the end of a long list and at its beginning, and {@link Tried#cuts} says where it was not.
 */
public final class Explainer {
    /** Effort unless the user says otherwise: seconds, for a list of some thousand entries. */
    public static final int DEFAULT_EFFORT = 10;

    private static final long MILLION = 1_000_000;

    private final Evidence evidence;
    private final long limit;
    private final List<RecordedList> lists;
    private final List<RecordedList> references;
    private final List<UndecidedPcr> undecided = new ArrayList<>();
    private final List<Tried> tried = new ArrayList<>();

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
     * @param effort million extends per hypothesis and value, from 1
     */
    public static Explanations explain(Evidence evidence, int effort) {
        return new Explainer(evidence, effort).explain();
    }

    private Explanations explain() {
        Map<String, ExpectedPcr> distinct = new LinkedHashMap<>();
        evidence.expected().forEach(value -> distinct.putIfAbsent(claim(value), value));
        List<Answer> answers = new ArrayList<>();
        for (ExpectedPcr value : distinct.values()) {
            Optional<UndecidedPcr.Reason> reason = whyUndecided(value);
            if (reason.isPresent()) {
                undecided.add(new UndecidedPcr(value, reason.get()));
            } else {
                answer(value).ifPresent(answers::add);
            }
        }
        return Answer.report(answers, lists, references.isEmpty(), undecided, tried);
    }

    private static String claim(ExpectedPcr value) {
        String bank = PcrBank.ofName(value.bank()).map(PcrBank::toString).orElse(value.bank());
        return bank + ":" + value.pcr() + "=" + value.value().hex();
    }

    private Optional<UndecidedPcr.Reason> whyUndecided(ExpectedPcr value) {
        if (Evidence.bankOf(value).isEmpty()) {
            return Optional.of(
                    PcrBank.ofName(value.bank()).isEmpty()
                            ? UndecidedPcr.Reason.UNKNOWN_BANK
                            : UndecidedPcr.Reason.WRONG_LENGTH);
        }
        boolean isExtended = lists.stream().anyMatch(list -> list.extendsPcr(value.pcr()));
        return isExtended || evidence.asksFor(value)
                ? Optional.empty()
                : Optional.of(UndecidedPcr.Reason.PCR_NOT_EXTENDED);
    }

    /** The answer to one value; none where its bank cannot be replayed and no bank of its length gives it. */
    private Optional<Answer> answer(ExpectedPcr value) {
        PcrBank bank = Evidence.bankOf(value).orElseThrow();
        Question question =
                new Question(value, bank, evidence.start(value, bank), lists, references, evidence.candidates());
        if (Evidence.namesItsBank(value)) {
            return Optional.of(new Answer(value, bank, search(question, hypotheses())));
        }
        Optional<Found> found = search(question, List.of(new Prefix()))
                .map(of -> new Found(
                        Explanation.Kind.OTHER_BANK,
                        of.list(),
                        of.start(),
                        of.moves(),
                        "is a value of the " + bank + " bank and " + of.statement()));
        if (found.isEmpty()) {
            undecided.add(new UndecidedPcr(
                    value,
                    PcrBank.ofName(value.bank()).isEmpty()
                            ? UndecidedPcr.Reason.UNKNOWN_BANK
                            : UndecidedPcr.Reason.WRONG_LENGTH));
        }
        return found.map(of -> new Answer(value, bank, Optional.of(of)));
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

    private Optional<Found> search(Question question, List<Hypothesis> hypotheses) {
        for (Hypothesis hypothesis : hypotheses) {
            Attempt attempt = new Attempt(question, limit);
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
