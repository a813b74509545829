package dev.imatool.replay;

import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch.Result;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Extends PCRs entry by entry as the kernel did ({@code ima_pcr_extend}): from zero, {@code value = H(value || digest)},
 * the digest being what the {@link Scheme} says and all ones for a violation. Each list of an input, and each PCR in it,
 * is a chain of its own; an entry without a PCR extends none.
 *
 * <p>Every PCR starts at zero. (A TPM starts 17 to 22 at all ones until a dynamic launch; IMA does not extend those unless
 * a policy rule asks for it.)
 *
 * <p>Template digests are computed from the template data, never taken from the entry, except where the input lacks the
 * data; a row says how often.
 *
 * <p>Allocated: one hash function per bank; per PCR and bank two or three registers of two digest lengths. Nothing per
 * entry, so the heap stays the same however long a list is. Not for use by several threads.
 */
public final class Replay {
    private static final int PCRS = 64;

    private final ExpectedValues expected;
    private final TemplateDigests ownDigests = new TemplateDigests();
    private final Map<PcrBank, BankHash> hashes = new EnumMap<>(PcrBank.class);
    private final Map<String, Map<Integer, PcrReplay>> lists = new LinkedHashMap<>();
    private long entries;
    private long entriesWithoutPcr;

    private Replay(List<ExpectedPcr> expected) {
        this.expected = new ExpectedValues(expected);
    }

    /** A replay of every bank in both schemes, for want of anything to compare with. */
    public static Replay ofEveryBank() {
        return new Replay(List.of());
    }

    /**
     * A replay that looks for the entry at which each of {@code expected} is reproduced. Only the banks that they name are
     * computed; all, if they name none.
     */
    public static Replay against(List<ExpectedPcr> expected) {
        return new Replay(expected);
    }

    /** Extends {@code entry}. */
    public void extend(EntryView entry) {
        ownDigests.standOn(entry);
        extend(ownDigests);
    }

    /** Extends the entry that {@code digests} stands on; digests it computes are there for others, and the reverse. */
    public void extend(TemplateDigests digests) {
        EntryView entry = digests.entry();
        entries++;
        if (entry.pcr() == EntryView.NO_PCR) {
            entriesWithoutPcr++;
        } else {
            pcrOf(entry).extend(digests);
        }
    }

    private PcrReplay pcrOf(EntryView entry) {
        Map<Integer, PcrReplay> pcrs = lists.get(entry.list());
        if (pcrs == null) {
            pcrs = new TreeMap<>();
            lists.put(entry.list(), pcrs);
        }
        PcrReplay pcr = pcrs.get(entry.pcr());
        if (pcr == null) {
            pcr = newPcr(entry.list(), entry.pcr());
            pcrs.put(entry.pcr(), pcr);
        }
        return pcr;
    }

    private PcrReplay newPcr(String list, int pcr) {
        if (pcr < 0 || pcr >= PCRS) {
            throw new IllegalStateException("PCR " + pcr + " is outside 0 to 63");
        }
        List<BankReplay> banks = new ArrayList<>();
        for (PcrBank bank : expected.banks()) {
            List<ExpectedPcr> values = expected.of(bank, pcr);
            boolean bothSchemes = expected.nameNoBank() || !values.isEmpty();
            BankHash hash = hashes.computeIfAbsent(bank, BankHash::new);
            banks.add(new BankReplay(bank, hash, bothSchemes, values));
        }
        return new PcrReplay(list, pcr, banks);
    }

    /** What was computed from the entries extended so far. */
    public ReplayResult result() {
        List<ReplayedPcr> rows = new ArrayList<>();
        Set<Integer> extended = new TreeSet<>();
        for (Map<Integer, PcrReplay> pcrs : lists.values()) {
            pcrs.values().forEach(pcr -> rows.addAll(pcr.rows()));
            extended.addAll(pcrs.keySet());
        }
        Map<ExpectedPcr, Result> results = best(rows);
        Set<ExpectedPcr> notComputable = notComputable(rows, results);
        results.keySet().removeAll(notComputable);
        return new ReplayResult(
                verdict(results.values()),
                rows,
                expected.undecided(extended, notComputable),
                entries,
                entriesWithoutPcr);
    }

    /** Where several lists extend a PCR, one that reproduces its value is enough. */
    private static Map<ExpectedPcr, Result> best(List<ReplayedPcr> rows) {
        Map<ExpectedPcr, Result> best = new HashMap<>();
        for (ReplayedPcr row : rows) {
            row.match().ifPresent(match -> best.merge(match.expected(), match.result(), Replay::better));
        }
        return best;
    }

    /** The values that no list reproduces and whose chain is broken in one: nothing is known about the rest of it. */
    private static Set<ExpectedPcr> notComputable(List<ReplayedPcr> rows, Map<ExpectedPcr, Result> best) {
        return rows.stream()
                .filter(ReplayedPcr::undecided)
                .map(row -> row.match().orElseThrow().expected())
                .filter(value -> best.get(value) == Result.NONE)
                .collect(Collectors.toSet());
    }

    private static ReplayVerdict verdict(Collection<Result> results) {
        if (results.isEmpty()) {
            return ReplayVerdict.COMPUTED;
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
