package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.ListBeginnings;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Finds the prefix of a measurement list that gives the quoted PCR values: every quoted PCR that the list extends must have
 * its value after the same prefix. Where several lists stand in an input, each is a chain of its own, and the one of which
 * most is covered counts.
 *
 * <p>Like every replay it extends computed template digests, so what it proves is the template data, not what an entry
 * logs as its template digest. Memory does not grow with the list. Not for use by several threads.
 */
public final class QuoteReplay {
    private final Finders finders;
    private final ListBeginnings beginnings = new ListBeginnings();
    private final List<Integer> quotedPcrs;
    private final Map<String, ListCoverage> lists = new LinkedHashMap<>();

    /** Makes what looks for the prefix of one list. */
    private interface Finders {
        PrefixFinder of(IntFunction<ListBeginning> beginnings);
    }

    private QuoteReplay(Attestation.Quote quote, Finders finders) {
        this.quotedPcrs =
                quote.selection().slots().stream().map(Slot::pcr).distinct().toList();
        this.finders = finders;
    }

    /**
     * A replay for a quote that {@code checks} judged: against the values given where they are the quoted ones, else by the
     * quoted digest, with those of the values that are given.
     *
     * @param starts what PCRs held before the first entry
     * @throws IllegalArgumentException if the evidence holds no quote
     */
    public static QuoteReplay of(QuoteEvidence evidence, QuoteChecks checks, GivenStarts starts) {
        Attestation.Quote quote = evidence.quote().orElseThrow(() -> new IllegalArgumentException("nothing is quoted"));
        Map<Slot, ByteString> given = evidence.pcrs().values();
        return checks.pcrDigest().passed()
                ? againstValues(quote, given, starts)
                : searching(quote, given, QuoteChecks.hashes(evidence), starts);
    }

    /** A replay against values that are known to be the quoted ones. */
    public static QuoteReplay againstValues(Attestation.Quote quote, Map<Slot, ByteString> values, GivenStarts starts) {
        List<Slot> slots = quote.selection().slots();
        return new QuoteReplay(quote, beginnings -> new KnownValues(slots, values, starts, beginnings));
    }

    /**
     * A replay that searches the prefix by the quoted digest.
     *
     * @param given values of PCRs that the list does not extend
     * @param hashes hashes that the digest may be of
     */
    public static QuoteReplay searching(
            Attestation.Quote quote, Map<Slot, ByteString> given, List<TpmHash> hashes, GivenStarts starts) {
        return new QuoteReplay(quote, beginnings -> new DigestSearch(quote, given, hashes, starts, beginnings));
    }

    /** Extends the entry that {@code digests} stands on. */
    public void extend(TemplateDigests digests) {
        EntryView entry = digests.entry();
        beginnings.add(entry);
        ListCoverage list = lists.get(entry.list());
        if (list == null) {
            list = coverage(entry.list());
            lists.put(entry.list(), list);
        }
        list.extend(digests, quotedPcrs.contains(entry.pcr()));
    }

    /** What was found in the entries extended so far. */
    public CoveredPrefix coverage() {
        long entries = lists.values().stream().mapToLong(ListCoverage::entries).sum();
        return lists.values().stream()
                .map(list -> list.coverage().amongOthers(entries - list.entries()))
                .min(Comparator.comparing(CoveredPrefix::extent)
                        .thenComparing(
                                Comparator.comparingLong(CoveredPrefix::entry).reversed())
                        .thenComparing(Comparator.comparing(CoveredPrefix::open).reversed()))
                .orElseGet(() -> coverage("").coverage());
    }

    private ListCoverage coverage(String list) {
        return new ListCoverage(list, finders.of(pcr -> beginnings.of(list, pcr)));
    }
}
