package dev.imatool.replay;

import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch.Result;
import dev.imatool.replay.UndecidedPcr.Reason;
import dev.imatool.replay.templatedigest.EntryDigests;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Extends PCRs entry by entry as the kernel did ({@code ima_pcr_extend}): from zero, {@code value = H(value || digest)},
 * the digest being what the {@link Scheme} says and all ones for a violation. Each list of an input, and each PCR in it,
 * is a chain of its own; an entry without a PCR extends none.
 *
 * <p>Every PCR starts at zero, or at what the user says it held ({@link GivenStarts}). (A TPM starts 17 to 22 at all ones until a dynamic launch; IMA does not extend those unless
 * a policy rule asks for it.)
 *
 * <p>Template digests are computed from the template data, never taken from the entry, except where the input lacks the
 * data; a row says how often.
 *
 * <p>Nothing is allocated per entry, so the heap stays the same however long a list is. Not for use by several threads,
 * except as {@link #banks} allows.
 */
public final class Replay {
    private final ExpectedValues expected;
    private final GivenStarts starts;
    private final TemplateDigests ownDigests = new TemplateDigests();
    private final List<BankChains> banks;

    private Replay(List<ExpectedPcr> values, List<PcrBank> otherwise, GivenStarts starts) {
        this.starts = starts;
        expected = new ExpectedValues(values, otherwise);
        banks = expected.banks().stream()
                .map(bank -> new BankChains(bank, expected, starts))
                .toList();
    }

    /** A replay of every usual bank in both schemes, without anything to compare with. */
    public static Replay ofEveryBank() {
        return ofBanks(PcrBank.usual());
    }

    /** A replay of those banks in both schemes, without anything to compare with; at least one. */
    public static Replay ofBanks(Collection<PcrBank> banks) {
        return ofBanks(banks, GivenStarts.NONE);
    }

    /** The same, from what the user says that PCRs held before. */
    public static Replay ofBanks(Collection<PcrBank> banks, GivenStarts starts) {
        if (banks.isEmpty()) {
            throw new IllegalArgumentException("no bank to compute");
        }
        return new Replay(List.of(), List.copyOf(banks), starts);
    }

    /**
     * A replay that looks for the entry at which each of {@code expected} is reproduced. Only the banks that they name are
     * computed; the usual ones, if they name none.
     */
    public static Replay against(List<ExpectedPcr> expected) {
        return against(expected, GivenStarts.NONE);
    }

    /** The same, from what the user says that PCRs held before. */
    public static Replay against(List<ExpectedPcr> expected, GivenStarts starts) {
        return new Replay(expected, PcrBank.usual(), starts);
    }

    /** Extends {@code entry}. */
    public void extend(EntryView entry) {
        ownDigests.standOn(entry);
        extend(ownDigests);
    }

    /** Extends the entry of {@code digests}; digests it computes are there for others, and the reverse. */
    public void extend(EntryDigests digests) {
        for (int i = 0; i < banks.size(); i++) {
            banks.get(i).extend(digests);
        }
    }

    /**
     * The banks that are computed, weakest first, for who extends each of them by itself in place of {@link #extend}: every
     * one must have seen the same entries before {@link #result} is asked for.
     */
    public List<BankChains> banks() {
        return banks;
    }

    /** The banks in which template digests are asked for. */
    public List<PcrBank> digestsAskedFor() {
        Set<PcrBank> asked = EnumSet.copyOf(expected.banks());
        if (expected.banks().stream().anyMatch(bank -> bank != PcrBank.SHA1)) {
            asked.add(PcrBank.SHA1); // of the padded scheme
        }
        return List.copyOf(asked);
    }

    /** What was computed from the entries extended so far. */
    public ReplayResult result() {
        List<ReplayedPcr> rows = new ArrayList<>();
        Set<Integer> extended = new TreeSet<>();
        BankChains first = banks.get(0);
        ListBeginnings beginnings = first.beginnings();
        first.lists().forEach((list, pcrs) -> {
            pcrs.forEach((pcr, chain) -> {
                // of another PCR all entries may be in a part that is at hand, and those of this one not
                boolean fromZero =
                        banks.stream().anyMatch(bank -> bank.chain(list, pcr).meetsSome());
                ListBeginning own = starts.has(pcr) ? ListBeginning.UNKNOWN_ENTRY : beginnings.of(list, pcr);
                ListBeginning beginning = own.known() || !fromZero ? own : ListBeginning.REPRODUCED_VALUE;
                banks.forEach(bank -> rows.addAll(bank.chain(list, pcr).rows(beginning)));
                extended.add(pcr);
            });
        });
        Map<ExpectedPcr, Result> results = best(rows);
        Map<ExpectedPcr, Reason> open = new HashMap<>();
        unmet(rows, results, ReplayedPcr::beginsUnknown).forEach(value -> open.put(value, Reason.UNKNOWN_BEGINNING));
        unmet(rows, results, ReplayedPcr::undecided).forEach(value -> open.put(value, Reason.NOT_COMPUTABLE));
        results.keySet().removeAll(open.keySet());
        return new ReplayResult(
                verdict(results.values(), expected.isEmpty()),
                rows,
                expected.undecided(extended, open),
                first.entries(),
                first.entriesWithoutPcr());
    }

    /** Where several lists extend a PCR, one that reproduces its value is enough. */
    private static Map<ExpectedPcr, Result> best(List<ReplayedPcr> rows) {
        Map<ExpectedPcr, Result> best = new HashMap<>();
        for (ReplayedPcr row : rows) {
            row.match().ifPresent(match -> best.merge(match.expected(), match.result(), Replay::better));
        }
        return best;
    }

    /**
     * The values that no list reproduces and that are {@code open} in one: of a chain that is broken the rest is not known, of one that
     * begins at an unknown entry what came before.
     */
    private static Set<ExpectedPcr> unmet(
            List<ReplayedPcr> rows, Map<ExpectedPcr, Result> best, Predicate<ReplayedPcr> open) {
        return rows.stream()
                .filter(open)
                .map(row -> row.match().orElseThrow().expected())
                .filter(value -> best.get(value) == Result.NONE)
                .collect(Collectors.toSet());
    }

    private static ReplayVerdict verdict(Collection<Result> results, boolean expectsNothing) {
        if (results.isEmpty()) {
            return expectsNothing ? ReplayVerdict.COMPUTED : ReplayVerdict.UNDECIDED;
        }
        if (results.contains(Result.NONE)) {
            return ReplayVerdict.NOT_REPRODUCED;
        }
        return results.contains(Result.AT_ENTRY) ? ReplayVerdict.REPRODUCED_PREFIX : ReplayVerdict.REPRODUCED;
    }

    private static Result better(Result one, Result other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
