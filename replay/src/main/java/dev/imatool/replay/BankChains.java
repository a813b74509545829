package dev.imatool.replay;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All PCRs of all lists in one bank. Banks share nothing, so that each may be extended by a thread of its own.
 *
 * <p>Allocated: one hash function; per PCR two or three registers of two digest lengths. Nothing per entry.
 */
public final class BankChains {
    private static final int PCRS = 64;

    private final PcrBank bank;
    private final BankHash hash;
    private final ExpectedValues expected;
    private final GivenStarts starts;
    private final BatchDigests.Reading reading = new BatchDigests.Reading();
    private final Map<String, Map<Integer, BankReplay>> lists = new LinkedHashMap<>();
    private String lastList = "";
    private int lastPcr = EntryView.NO_PCR;
    private @Nullable BankReplay lastChain;
    private long entries;
    private long entriesWithoutPcr;

    BankChains(PcrBank bank, ExpectedValues expected, GivenStarts starts) {
        this.starts = starts;
        this.bank = bank;
        this.hash = new BankHash(bank);
        this.expected = expected;
    }

    /** The bank. */
    public PcrBank bank() {
        return bank;
    }

    /** Extends the entry of {@code digests}; to be called for every entry, in order. */
    public void extend(EntryDigests digests) {
        EntryView entry = digests.entry();
        entries++;
        if (entry.pcr() == EntryView.NO_PCR) {
            entriesWithoutPcr++;
        } else {
            chainOf(entry.list(), entry.pcr()).extend(digests);
        }
    }

    /** Extends every entry of {@code batch}, whose digests {@code digests} has; in place of {@link #extend(EntryDigests)}. */
    public void extend(EntryBatch batch, BatchDigests digests) {
        int at = 0;
        while (at < batch.size()) {
            int end = endOfRun(batch, at);
            if (end == at) {
                reading.standOn(batch, digests, at);
                extend(reading);
                at++;
            } else {
                EntryView first = batch.entry(at);
                chainOf(first.list(), first.pcr()).extend(batch, digests, at, end);
                entries += end - at;
                at = end;
            }
        }
    }

    /** Index after the last of the entries from {@code from} on that extend one PCR with a digest of their template data. */
    private static int endOfRun(EntryBatch batch, int from) {
        int pcr = batch.entry(from).pcr();
        String list = batch.entry(from).list();
        int end = from;
        while (pcr != EntryView.NO_PCR && end < batch.size() && extendsComputed(batch.entry(end), list, pcr)) {
            end++;
        }
        return end;
    }

    private static boolean extendsComputed(EntryView entry, String list, int pcr) {
        return entry.pcr() == pcr
                && !entry.violation()
                && entry.provenance() != Provenance.UNAVAILABLE
                && entry.list().equals(list);
    }

    private BankReplay chainOf(String list, int pcr) {
        if (lastChain == null || pcr != lastPcr || !list.equals(lastList)) {
            lastList = list;
            lastPcr = pcr;
            lastChain = chain(list, pcr);
        }
        return lastChain;
    }

    /** The chain of a PCR, begun where there is none. */
    BankReplay chain(String list, int pcr) {
        if (pcr < 0 || pcr >= PCRS) {
            throw new IllegalStateException("PCR " + pcr + " is outside 0 to 63");
        }
        Map<Integer, BankReplay> pcrs = lists.get(list);
        if (pcrs == null) {
            pcrs = new TreeMap<>();
            lists.put(list, pcrs);
        }
        BankReplay chain = pcrs.get(pcr);
        if (chain == null) {
            chain = newChain(list, pcr);
            pcrs.put(pcr, chain);
        }
        return chain;
    }

    private BankReplay newChain(String list, int pcr) {
        List<ExpectedPcr> values = expected.of(bank, pcr);
        boolean bothSchemes = expected.nameNoBank() || !values.isEmpty();
        return new BankReplay(list, pcr, bank, hash, bothSchemes, values, starts.of(bank, pcr));
    }

    /** The chains by list, in the order of the input, and PCR. */
    Map<String, Map<Integer, BankReplay>> lists() {
        return lists;
    }

    /** Where its chains begin. */
    ListBeginnings beginnings() {
        record First(String list, int pcr, BankReplay chain) {}
        List<First> all = new ArrayList<>();
        lists.forEach((list, pcrs) -> pcrs.forEach((pcr, chain) -> all.add(new First(list, pcr, chain))));
        all.sort(Comparator.comparingLong(first -> first.chain().first()));
        ListBeginnings beginnings = new ListBeginnings();
        all.forEach(first ->
                beginnings.begin(first.list(), first.pcr(), first.chain().begins()));
        return beginnings;
    }

    long entries() {
        return entries;
    }

    long entriesWithoutPcr() {
        return entriesWithoutPcr;
    }
}
