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

    private final EntryNames names;

    /** @param names what the entries are called that causes name */
    CausePhrases(EntryNames names) {
        this.names = names;
    }

    String of(Cause cause) {
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
                "is a value of the reference, reproduced " + reach(reach, names.referenceEntry(reach.last()))
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
                "is reproduced when " + names.entry(entry)
                        + ", which is logged for another PCR, is extended into it in its place" + uncovered(uncovered);
            case Cause.ForeignAfter foreign ->
                when(foreign.padded()) + "after " + (foreign.last() ? "the last entry, " : "entry ")
                        + names.number(foreign.entry()) + ", " + OTHER_THAN_IMA
                        + OriginPhrases.extended(names, foreign.extended())
                        + uncovered(foreign.uncovered());
            case Cause.ForeignBetween foreign ->
                when(foreign.padded()) + between(foreign) + " " + OTHER_THAN_IMA
                        + OriginPhrases.extended(names, List.of(foreign.extended())) + uncovered(foreign.uncovered());
            case Cause.OnlyForeign foreign ->
                "is reproduced from " + OriginPhrases.value(foreign.start()) + " by "
                        + Phrases.count(foreign.extended().size(), "foreign extend", "foreign extends") + ": "
                        + OriginPhrases.extended(names, foreign.extended())
                        + "; IMA extended nothing, and log and PCR are unrelated";
            case Cause.FileDigests(long last) ->
                "is reproduced up to " + names.entry(last)
                        + " when the file digests are extended in place of the template"
                        + " digests; this is not what IMA does";
            case Cause.NotExtended(EntryRange entries, long uncovered) ->
                "is reproduced without " + names.range(entries) + ", logged but not extended" + uncovered(uncovered);
            case Cause.LoggedTwice(long entry, long uncovered) ->
                "is reproduced when " + names.entry(entry) + ", which the list has twice, is extended once"
                        + uncovered(uncovered);
            case Cause.ExtendedAgain again ->
                "is reproduced when " + names.entry(again.entry()) + " is extended a second time"
                        + (again.atEnd() ? " after the last entry" : " in its place") + uncovered(again.uncovered());
            case Cause.Swapped(long one, long other, long uncovered) ->
                "is reproduced when " + swapped(one, other) + uncovered(uncovered);
            case Cause.Reset reset -> reset(reset);
            case Cause.Edits edits ->
                when(edits.padded())
                        + and(edits.edits().stream().map(this::edit).toList())
                        + uncovered(edits.uncovered());
            case Cause.EditThenForeign both ->
                when(both.padded()) + edit(both.edit()) + ", and after the last entry, " + names.number(both.last())
                        + ", " + OTHER_THAN_IMA + OriginPhrases.extended(names, List.of(both.extended()));
            case Cause.ThenForeign(Cause first, ForeignOrigin extended) ->
                of(first) + "; and after these " + OTHER_THAN_IMA + OriginPhrases.extended(names, List.of(extended));
            case Cause.Together(Cause first, Assumption assumed) -> of(first) + "; and " + assumed(assumed);
            case Cause.ValueOfBank(var bank, Cause first) -> "is a value of the " + bank + " bank and " + of(first);
            case Cause.InPaddedSha1(Cause first) -> of(first) + "; in padded SHA-1";
        };
    }

    private String missing(Cause.MissingEntries missing) {
        List<String> runs = new ArrayList<>();
        List<EntryRange> entries = missing.entries();
        int named = entries.size() > MOST_RUNS ? MOST_RUNS - 1 : entries.size();
        entries.stream().limit(named).forEach(one -> runs.add(names.referenceRange(one)));
        if (named < entries.size()) {
            runs.add((entries.size() - named) + " further runs");
        }
        return "is reproduced with " + Phrases.entries(missing.count()) + " that the list lacks: " + and(runs)
                + " of the reference"
                + (missing.lostAtKexec() ? ", the tail of the first kernel's list, lost at kexec" : "")
                + uncovered(missing.uncovered());
    }

    private String reset(Cause.Reset reset) {
        EntryRange extended = reset.extended();
        return "is reproduced when the PCR " + OriginPhrases.back(reset.start()) + " after "
                + names.entry(reset.after())
                + " and only " + names.range(extended) + (extended.first() == extended.last() ? " is" : " are")
                + " extended after that" + after(reset.padded())
                + (reset.boot()
                        ? "; " + names.entry(extended.first()) + " is a boot_aggregate: a kernel started there"
                        : "")
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

    private String edit(EntryEdit edit) {
        return switch (edit) {
            case EntryEdit.LeftOut(long entry) -> names.entry(entry) + " is left out";
            case EntryEdit.ExtendedTwice(long entry) -> names.entry(entry) + " is extended a second time in its place";
            case EntryEdit.Swapped(long one, long other) -> swapped(one, other);
        };
    }

    private String swapped(long one, long other) {
        return "entries " + names.number(one) + " and " + names.number(other) + " are extended in each other's place";
    }

    private String between(Cause.ForeignBetween foreign) {
        return foreign.after().isEmpty()
                ? "before the first entry"
                : "between entries " + names.number(foreign.after().getAsLong()) + " and "
                        + names.number(foreign.before());
    }

    private static String when(boolean padded) {
        return "is reproduced " + (padded ? "in padded SHA-1 " : "") + "when ";
    }

    private static String after(boolean padded) {
        return padded ? ", in padded SHA-1" : "";
    }

    /** {@code after the last of its 100 entries}, or at which entry, and how many it leaves out. */
    private String reach(Reach reach) {
        return reach(reach, names.entry(reach.last()));
    }

    private static String reach(Reach reach, String last) {
        return reach.after() == 0
                ? "after the last of its " + Phrases.entries(reach.entries())
                : "at " + last + "; " + Phrases.count(reach.after(), "later entry is", "later entries are")
                        + " not covered";
    }

    private static String uncovered(long entries) {
        return entries == 0
                ? ""
                : "; " + Phrases.count(entries, "entry", "entries") + " at the end of the list not covered";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
