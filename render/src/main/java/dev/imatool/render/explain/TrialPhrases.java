package dev.imatool.render.explain;

import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.report.TrialScope;
import java.util.List;

/** What was tried, and what was left out of it. */
final class TrialPhrases {
    private TrialPhrases() {}

    /** What a trial tried. */
    static String tried(TrialRecord trial) {
        TrialScope scope = trial.scope();
        return switch (trial.hypothesis()) {
            case PREFIX -> "the list and every prefix of it, with digests of the bank and with padded SHA-1";
            case MISSING_ENTRIES -> "the reference list: its own values, the two lists merged, its tail lost at kexec";
            case START_VALUE ->
                "other start values: " + (scope.start() ? "the given one; " : "")
                        + "all ones, localities 3 and 4; nothing extended";
            case VIOLATION_CONVENTION ->
                "violations extended as zeros, as their template digest, in the other style, or not at all";
            case LOGGED_DIGESTS -> "the logged template digests, where they are not the computed ones";
            case OTHER_BANK -> "template digests of another bank, cut or padded with zeros";
            case OTHER_PCR ->
                "the values of other PCRs; the entries of all PCRs in one; one entry that is logged for another PCR";
            case FOREIGN_EXTENDS -> foreign(scope);
            case FILE_DIGESTS ->
                "file digests that the list logs: all in order in place of the template digests; up to "
                        + TrialScope.MOST_CANDIDATES + " of them"
                        + (scope.candidates() ? " and of the candidates" : "")
                        + " after the last entry and without any entry; one after each entry";
            case DROPPED_ENTRY ->
                "one entry, or up to " + TrialScope.MOST_LEFT_OUT
                        + " in a row, after the first, logged and not extended";
            case EXTRA_ENTRY -> "one entry extended twice: in its place, or once more after the last entry";
            case SWAPPED_ENTRIES -> "two entries in each other's place, neighbours first";
            case FOREIGN_BETWEEN -> "one " + event(scope) + " before the first entry or between two";
            case PCR_RESET ->
                "the PCR back at zero" + (scope.start() ? " or at the given start value" : "")
                        + " after an entry, or at all ones or a locality's value, and only later entries in it";
            case MISSING_AND_FOREIGN ->
                "two causes: list and reference merged, and after the last or an earlier entry of them one "
                        + event(scope);
            case VARIED_CAUSES ->
                "two causes: "
                        + String.join(
                                ", or ",
                                scope.varied().stream()
                                        .map(TrialPhrases::varied)
                                        .toList())
                        + ", together with " + (scope.reference() ? "missing, " : "")
                        + "left out, doubled or swapped entries or foreign extends";
            case TWO_EDITS ->
                "two causes: at two places an entry left out, extended twice or swapped with the next; one such place,"
                        + " and a " + event(scope) + " after the last entry";
            case AS_OTHER_BANK ->
                "the same entries as explain " + scope.otherBank().orElseThrow();
        };
    }

    private static String foreign(TrialScope scope) {
        String where = " after the last entry and without any entry; one of them after each entry";
        return scope.candidates()
                ? "up to " + TrialScope.MOST_CANDIDATES + " candidates, or " + TrialScope.MOST_WELL_KNOWN
                        + " with well-known events among them," + where
                : "up to " + TrialScope.MOST_WELL_KNOWN + " well-known events" + where;
    }

    private static String event(TrialScope scope) {
        return scope.candidates() ? "candidate or well-known event" : "well-known event";
    }

    private static String varied(Explanation.Kind cause) {
        return switch (cause) {
            case START_VALUE -> "another start value";
            case VIOLATION_CONVENTION -> "other digests for violations";
            default -> "the logged digests of changed entries";
        };
    }

    /** What a trial left out. */
    static List<String> cuts(TrialRecord trial, EntryNames names) {
        return trial.cuts().stream().map(cut -> cut(cut, names)).toList();
    }

    static String cut(Cut cut, EntryNames names) {
        return switch (cut) {
            case Cut.Places(Cut.What what, EntryRange entries) ->
                switch (what) {
                            case ALL -> "";
                            case TWICE_IN_PLACE -> "in its place, ";
                            case EDIT_AND_FOREIGN -> "one edit and a foreign extend, ";
                            case OTHER_PCR -> "one entry of another PCR, ";
                        }
                        + at(entries, names);
            case Cut.Distance(int distance, boolean farther, EntryRange entries) ->
                "at a distance of " + distance + (farther ? " and more, " : ", ") + at(entries, names);
            case Cut.InARow(int length, EntryRange entries) -> length + " and more in a row, " + at(entries, names);
            case Cut.Runs(var start, boolean padded, EntryRange begin) ->
                "back at " + OriginPhrases.value(start) + (padded ? ", in padded SHA-1" : "") + ", runs that begin "
                        + at(begin, names);
            case Cut.AfterEntry(long entry) ->
                "entries after " + names.number(entry) + ", because one has no template digest in this bank";
            case Cut.AcrossUnknown(long entry) ->
                "runs over or between entries without a template digest in this bank, the last of which is "
                        + names.entry(entry);
            case Cut.Tails(long entry) -> "tails that end before " + names.referenceEntry(entry) + " of the reference";
            case Cut.Sequences(int length, boolean longer) ->
                "not every sequence of " + length + (longer ? " and more" : "");
            case Cut.AfterEarlier(long entry) -> "not after entries before " + names.number(entry);
            case Cut.AfterSome() -> "not after every entry";
            case Cut.Pairs() -> "two edits, not every pair";
            case Cut.PartOf(var other) -> "not all of " + other.id();
        };
    }

    private static String at(EntryRange entries, EntryNames names) {
        return "at entries " + names.between(entries);
    }
}
