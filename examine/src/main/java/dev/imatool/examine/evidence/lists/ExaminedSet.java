package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.parsers.InputSummary;
import java.util.List;
import java.util.Optional;

/**
 * A set of evidence: the copy of its list that decides, and how the others stand to it.
 *
 * @param set its parts
 * @param matched its quotes and what goes with them
 * @param list the copy that decides
 * @param copies the others
 * @param copyInputs summaries of the others
 * @param copyFindings what the others say against themselves and against it
 * @param firmware the firmware's event log, compared with the PCR values
 * @param count the kernel's count
 * @param notices what is odd about its parts
 * @param older the newer list that begins with this one
 */
public record ExaminedSet(
        EvidenceSet set,
        List<EvidenceQuotes.Matched> matched,
        ExaminedList list,
        List<EvidenceCopy> copies,
        List<InputSummary> copyInputs,
        Findings copyFindings,
        Optional<FirmwareLog> firmware,
        Optional<KernelCount> count,
        List<Notice> notices,
        Optional<OlderCopy> older) {
    public ExaminedSet {
        matched = List.copyOf(matched);
        copies = List.copyOf(copies);
        copyInputs = List.copyOf(copyInputs);
        notices = List.copyOf(notices);
    }

    /** True where quotes and values may be of what comes after it: a list next to it begins at an unknown entry. */
    boolean mayGoOn() {
        return set.besidePart();
    }

    ExaminedSet olderThan(OlderCopy newer) {
        return new ExaminedSet(
                set, matched, list, copies, copyInputs, copyFindings, firmware, count, notices, Optional.of(newer));
    }

    /** Which of its entries a quote vouches for, its own or one of a newer list that begins with this one. */
    public QuoteCoverage quoteCoverage() {
        QuoteCoverage own = list.quoteCoverage();
        return older.map(OlderCopy::quoteCoverage)
                .filter(through -> through.covered() > own.covered())
                .orElse(own);
    }

    /**
     * Its quotes, or, where it is an older copy, what they and those of the newer list prove about it. A quote that covers no prefix
     * counts as maybe later, not as wrong, where the set may go on after the list.
     */
    public List<EvidenceQuote> quotes() {
        List<EvidenceQuote> quotes = older.map(OlderCopy::quotes).orElse(list.quotes());
        return mayGoOn() ? quotes.stream().map(EvidenceQuote::maybeLater).toList() : quotes;
    }

    /**
     * How the list compares with the PCR values, itself or through the newer list that begins with it; absent where there are no values.
     * What it does not lead to counts as maybe later where the set may go on after the list.
     */
    public Optional<List<EvidencePcr>> pcrs() {
        Optional<List<EvidencePcr>> pcrs = older.isPresent() ? older.get().pcrs() : list.pcrs();
        return mayGoOn()
                ? pcrs.map(all -> all.stream()
                        .map(pcr -> pcr.maybeLater(list.summary().name()))
                        .toList())
                : pcrs;
    }

    /** A longer list that has the same count is the one that must be as long as it says. */
    public Optional<KernelCount> kernelCount() {
        return older.filter(OlderCopy::sharesCount).isPresent() ? count.map(KernelCount::ofOlderCopy) : count;
    }
}
