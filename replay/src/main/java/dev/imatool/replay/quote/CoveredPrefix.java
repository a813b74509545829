package dev.imatool.replay.quote;

import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.replay.verify.EntryProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which part of a list gives the quoted PCR values. That they were quoted, and by whom, is checked by {@link QuoteChecks}.
 *
 * @param extent how much of the list
 * @param list name of the list; empty for an input that is one plain list
 * @param first number of the first entry of the list; 0 where it has none
 * @param entry number of the last entry of the prefix; 0 where there is none
 * @param container the one that this entry claims to be of; absent for the host
 * @param of number of the last entry of the list
 * @param notQuoted entries within the prefix that extend none of the quoted PCRs, so that nothing is said of them
 * @param elsewhere entries of other lists of the input, of which nothing is said
 * @param behind entries after the prefix
 * @param behindNotQuoted those of them that extend none of the quoted PCRs: they may have been measured before the quote
 * @param firstBehind the first of them
 * @param lastBehind the last of them, where it is none of the first
 * @param proven entries within the prefix that extend a quoted PCR with a template digest computed from what they say
 * @param mismatching those of the proven entries that log another template digest than the one that the quote covers
 * @param unproven such entries extended with their logged template digest, without template data: the quote covers that
 *     digest, not what they say
 * @param violations such entries that log a violation: what they say is hashed by nothing
 * @param unprovenEntries the first of those that are unproven, as findings
 * @param pcrs the quoted PCRs in order
 * @param missing the quoted PCRs whose values would have to be known to find a prefix
 * @param open true when no prefix was found because the list begins at an unknown entry
 * @param why why no prefix was found; empty where one was
 */
public record CoveredPrefix(
        Extent extent,
        String list,
        long first,
        long entry,
        Optional<Container> container,
        long of,
        long notQuoted,
        long elsewhere,
        long behind,
        long behindNotQuoted,
        List<Entry> firstBehind,
        Optional<Entry> lastBehind,
        long proven,
        long mismatching,
        long unproven,
        long violations,
        List<EntryProblem> unprovenEntries,
        List<QuotedPcr> pcrs,
        List<Slot> missing,
        boolean open,
        Optional<NoPrefix> why) {
    /** How much of a list. */
    public enum Extent {
        /** Every entry of the input. */
        WHOLE,
        /** The entries up to one of them, or up to the last but not those of other PCRs. */
        PREFIX,
        /** Nothing. */
        NONE
    }

    public CoveredPrefix {
        firstBehind = List.copyOf(firstBehind);
        unprovenEntries = List.copyOf(unprovenEntries);
        pcrs = List.copyOf(pcrs);
        missing = List.copyOf(missing);
    }

    /** The same in an input that has other lists, too. */
    CoveredPrefix amongOthers(long entriesElsewhere) {
        boolean demoted = extent == Extent.WHOLE && entriesElsewhere > 0;
        return new CoveredPrefix(
                demoted ? Extent.PREFIX : extent,
                list,
                first,
                entry,
                container,
                of,
                notQuoted,
                entriesElsewhere,
                behind,
                behindNotQuoted,
                firstBehind,
                lastBehind,
                proven,
                mismatching,
                unproven,
                violations,
                unprovenEntries,
                pcrs,
                missing,
                open,
                why);
    }

    /** The containers of the entries that it names by their numbers. */
    public Stream<Container> containers() {
        return Stream.of(
                        container.stream(),
                        pcrs.stream().flatMap(pcr -> pcr.container().stream()),
                        Stream.concat(firstBehind.stream(), lastBehind.stream())
                                .flatMap(behindIt -> behindIt.name().container().stream()))
                .flatMap(each -> each);
    }

    /** True when it rests on what the user says that PCRs held before the first entry. */
    public boolean startsGiven() {
        return pcrs.stream().anyMatch(pcr -> pcr.start().isPresent());
    }

    /** True when there is a prefix. */
    public boolean found() {
        return extent != Extent.NONE;
    }
}
