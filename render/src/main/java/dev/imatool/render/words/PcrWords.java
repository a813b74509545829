package dev.imatool.render.words;

import dev.imatool.examine.replay.PcrRanges;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.replay.UndecidedPcr;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** About expected PCR values, and what a list leads to. */
final class PcrWords {
    private PcrWords() {}

    static String of(PcrStatement statement) {
        return switch (statement) {
            case PcrStatement.OfContainers.HISTORY_UNKNOWN ->
                "the value of PCR 12 is not decided: what it held before the last bind is not known; give it with --history";
            case PcrStatement.OfPcr pcr -> of(pcr);
            case PcrStatement.OtherBanks others ->
                "expected values of banks that --bank does not name are left aside: " + others.values();
            case PcrStatement.OfBanks banks -> which(banks.reason()) + " decide nothing: " + Words.list(banks.banks());
            case PcrStatement.NotExtended none ->
                "expected values of PCRs that the list never extends decide nothing: PCR " + PcrRanges.of(none.pcrs());
            case PcrStatement.BootAggregates several ->
                "the list has " + several.number()
                        + " boot_aggregates: kernels started by kexec carry it on, and entries lost on the way are in"
                        + " the PCR alone; lists of several boots that somebody joined look alike";
            case PcrStatement.BootAggregatesLeftOut left ->
                left.number() + " further boot_aggregates were not looked at";
            case PcrStatement.EventLogContradicts wrong ->
                "the event log does not lead to the expected values of " + banks(wrong.pcrs())
                        + ": one of them is of another boot, or was altered";
            case PcrStatement.NotSearched left ->
                left.omitted() + " entries are not searched: no more than " + left.entries() + " entries of "
                        + left.lists() + " lists are kept";
            case PcrStatement.NoneOfContainers none ->
                "no value of " + ofContainers(none.boots())
                        + " in the sha1 bank among the expected ones, so none is decided";
            case PcrStatement.NotOfContainers other ->
                "the value of " + pcr(other.bank(), other.pcr()) + " is not decided: only "
                        + ofContainers(other.boots()) + " of the sha1 bank is looked at";
        };
    }

    private static String of(PcrStatement.OfPcr one) {
        String pcr = pcr(one.bank(), one.pcr());
        return switch (one.what()) {
            case BEGINS_AS_GIVEN ->
                pcr + " begins at the value given: nothing here proves that it held it before the first entry";
            case NOT_COMPUTED -> "nothing is computed of " + pcr;
            case NOTHING_EXPECTED -> "no value is expected for " + pcr;
            case ZERO_EXPECTED ->
                "an expected value of all zeros (" + pcr
                        + ") says that nothing was extended into it since the TPM was reset";
            case NOT_DECIDABLE ->
                pcr + " is not decidable from here on: the entry has no template digest in this bank, nor data to"
                        + " compute one from";
        };
    }

    private static String which(UndecidedPcr.Reason reason) {
        return switch (reason) {
            case UNKNOWN_BANK -> "expected values of a bank that cannot be replayed";
            case WRONG_LENGTH -> "expected values that are not as long as the digests of their bank";
            case UNKNOWN_BEGINNING -> "expected values of banks for which no start value is given";
            case PCR_NOT_EXTENDED, NOT_COMPUTABLE, PART_MISSING -> "expected values";
        };
    }

    private static String banks(Map<String, List<Integer>> pcrs) {
        return pcrs.entrySet().stream()
                .map(bank -> Printable.ofText(bank.getKey()) + " PCR "
                        + bank.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String pcr(String bank, int pcr) {
        return Printable.ofText(bank) + " PCR " + pcr;
    }

    private static String ofContainers(boolean boots) {
        return boots ? "PCR 11 or 12" : "PCR 12";
    }
}
