package dev.imatool.render.explain;

import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.explain.report.Assumption;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.Reach;
import java.util.ArrayList;
import java.util.List;

/** Causes as what is said of a PCR: {@code is reproduced without entry 5, logged but not extended}. */
final class CausePhrases {
    private static final int MOST_RUNS = 5;
    private static final String OTHER_THAN_IMA = "something other than IMA extends ";

    private CausePhrases() {}

    static String of(Cause cause) {
        return switch (cause) {
            case Cause.Prefix(Reach reach, boolean padded) ->
                "is reproduced "
                        + (padded
                                ? "with SHA-1 template digests padded with zeros (the kernel lacks the hash of the bank) "
                                : "")
                        + reach(reach)
                        + (reach.after() > 0 ? "; the list grew after the value was read" : "");
            case Cause.MissingEntries missing -> missing(missing);
            case Cause.ReferenceValue(Reach reach) ->
                "is a value of the reference, reproduced " + reach(reach)
                        + "; the list is not its copy: another boot or another machine";
            case Cause.NothingExtended nothing ->
                "is " + OriginPhrases.start(nothing.start()) + ": nothing was extended after it"
                        + (nothing.orReset() ? ", or the PCR went back to it after the last entry" : "");
            case Cause.OtherStart other ->
                "is reproduced from " + OriginPhrases.start(other.start()) + ", " + reach(other.reach())
                        + after(other.padded());
            case Cause.Violations violations ->
                "is reproduced " + reach(violations.reach()) + ", when "
                        + OriginPhrases.violations(violations.rule())
                        + (violations.padded() ? " (and the other entries with padded SHA-1)" : "");
            case Cause.LoggedDigests(long entries, Reach reach) ->
                "is reproduced " + reach(reach) + ", when the logged template digest is extended for "
                        + Phrases.entries(entries) + " whose template data no longer gives it: changed after being"
                        + " measured";
            case Cause.OtherBankDigests other ->
                "is reproduced " + reach(other.reach()) + ", when the " + other.source()
                        + " template digests are extended, " + (other.cut() ? "cut" : "padded with zeros");
            case Cause.OtherPcr(int pcr, Reach reach) -> "is the value of PCR " + pcr + ", reproduced " + reach(reach);
            case Cause.AllPcrs(Reach reach) ->
                "is reproduced when the entries of all PCRs are extended into it, " + reach(reach);
            case Cause.EntryOfOtherPcr(long entry, long uncovered) ->
                "is reproduced when entry " + entry
                        + ", which is logged for another PCR, is extended into it in its place" + uncovered(uncovered);
            case Cause.ForeignAfter foreign ->
                when(foreign.padded()) + "after " + (foreign.last() ? "the last entry, " : "entry ")
                        + foreign.entry() + ", " + OTHER_THAN_IMA + OriginPhrases.extended(foreign.extended())
                        + uncovered(foreign.uncovered());
            case Cause.ForeignBetween foreign ->
                when(foreign.padded()) + between(foreign) + " " + OTHER_THAN_IMA
                        + OriginPhrases.extended(List.of(foreign.extended())) + uncovered(foreign.uncovered());
            case Cause.OnlyForeign foreign ->
                "is reproduced from " + OriginPhrases.value(foreign.start()) + " by "
                        + Phrases.count(foreign.extended().size(), "foreign extend", "foreign extends") + ": "
                        + OriginPhrases.extended(foreign.extended())
                        + "; IMA extended nothing, and log and PCR are unrelated";
            case Cause.FileDigests(long last) ->
                "is reproduced up to entry " + last + " when the file digests are extended in place of the template"
                        + " digests; this is not what IMA does";
            case Cause.NotExtended(EntryRange entries, long uncovered) ->
                "is reproduced without " + range(entries) + ", logged but not extended" + uncovered(uncovered);
            case Cause.LoggedTwice(long entry, long uncovered) ->
                "is reproduced when entry " + entry + ", which the list has twice, is extended once"
                        + uncovered(uncovered);
            case Cause.ExtendedAgain again ->
                "is reproduced when entry " + again.entry() + " is extended a second time"
                        + (again.atEnd() ? " after the last entry" : " in its place") + uncovered(again.uncovered());
            case Cause.Swapped(long one, long other, long uncovered) ->
                "is reproduced when " + swapped(one, other) + uncovered(uncovered);
            case Cause.Reset reset -> reset(reset);
            case Cause.Edits edits ->
                when(edits.padded())
                        + and(edits.edits().stream().map(CausePhrases::edit).toList())
                        + uncovered(edits.uncovered());
            case Cause.EditThenForeign both ->
                when(both.padded()) + edit(both.edit()) + ", and after the last entry, " + both.last() + ", "
                        + OTHER_THAN_IMA + OriginPhrases.extended(List.of(both.extended()));
            case Cause.ThenForeign(Cause first, ForeignOrigin extended) ->
                of(first) + "; and after these " + OTHER_THAN_IMA + OriginPhrases.extended(List.of(extended));
            case Cause.Together(Cause first, Assumption assumed) -> of(first) + "; and " + assumed(assumed);
            case Cause.ValueOfBank(var bank, Cause first) -> "is a value of the " + bank + " bank and " + of(first);
            case Cause.InPaddedSha1(Cause first) -> of(first) + "; in padded SHA-1";
        };
    }

    private static String missing(Cause.MissingEntries missing) {
        List<String> runs = new ArrayList<>();
        List<EntryRange> entries = missing.entries();
        int named = entries.size() > MOST_RUNS ? MOST_RUNS - 1 : entries.size();
        entries.stream().limit(named).forEach(one -> runs.add(range(one)));
        if (named < entries.size()) {
            runs.add((entries.size() - named) + " further runs");
        }
        return "is reproduced with " + Phrases.entries(missing.count()) + " that the list lacks: " + and(runs)
                + " of the reference"
                + (missing.lostAtKexec() ? ", the tail of the first kernel's list, lost at kexec" : "")
                + uncovered(missing.uncovered());
    }

    private static String reset(Cause.Reset reset) {
        EntryRange extended = reset.extended();
        return "is reproduced when the PCR " + OriginPhrases.back(reset.start()) + " after entry " + reset.after()
                + " and only " + range(extended) + (extended.first() == extended.last() ? " is" : " are")
                + " extended after that" + after(reset.padded())
                + (reset.boot() ? "; entry " + extended.first() + " is a boot_aggregate: a kernel started there" : "")
                + uncovered(reset.uncovered());
    }

    private static String assumed(Assumption assumed) {
        return switch (assumed) {
            case Assumption.Start(var kind) -> "the PCR began at " + OriginPhrases.value(kind);
            case Assumption.Violations(var rule, boolean padded) -> OriginPhrases.violations(rule) + after(padded);
            case Assumption.LoggedDigests(boolean padded) ->
                "the logged template digest is extended for entries that were changed after being measured"
                        + after(padded);
        };
    }

    private static String edit(EntryEdit edit) {
        return switch (edit) {
            case EntryEdit.LeftOut(long entry) -> "entry " + entry + " is left out";
            case EntryEdit.ExtendedTwice(long entry) -> "entry " + entry + " is extended a second time in its place";
            case EntryEdit.Swapped(long one, long other) -> swapped(one, other);
        };
    }

    private static String swapped(long one, long other) {
        return "entries " + one + " and " + other + " are extended in each other's place";
    }

    private static String between(Cause.ForeignBetween foreign) {
        return foreign.after().isEmpty()
                ? "before the first entry"
                : "between entries " + foreign.after().getAsLong() + " and " + foreign.before();
    }

    private static String when(boolean padded) {
        return "is reproduced " + (padded ? "in padded SHA-1 " : "") + "when ";
    }

    private static String after(boolean padded) {
        return padded ? ", in padded SHA-1" : "";
    }

    /** {@code after the last of its 100 entries}, or at which entry, and how many it leaves out. */
    private static String reach(Reach reach) {
        return reach.after() == 0
                ? "after the last of its " + Phrases.entries(reach.entries())
                : "at entry " + reach.last() + "; "
                        + Phrases.count(reach.after(), "later entry is", "later entries are") + " not covered";
    }

    private static String uncovered(long entries) {
        return entries == 0
                ? ""
                : "; " + Phrases.count(entries, "entry", "entries") + " at the end of the list not covered";
    }

    /** {@code entry 5}, {@code entries 5 to 7}. */
    static String range(EntryRange entries) {
        return entries.first() == entries.last()
                ? "entry " + entries.first()
                : "entries " + entries.first() + " to " + entries.last();
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
