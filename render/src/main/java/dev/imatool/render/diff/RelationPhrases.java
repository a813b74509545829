package dev.imatool.render.diff;

import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Relation;
import dev.imatool.model.Container;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How two lists relate, in words. */
final class RelationPhrases {
    private RelationPhrases() {}

    /** A sentence or two. */
    static String sentence(Relation relation) {
        return switch (relation) {
            case Relation.Identical identical ->
                "The lists are identical: " + Phrases.entries(identical.entries()) + ".";
            case Relation.Continues continues ->
                "AFTER continues BEFORE (the same boot): all " + Phrases.entries(continues.commonEntries())
                        + " of BEFORE, then " + newEntries(continues.newEntries()) + ".";
            case Relation.ShorterCopy shorter ->
                "AFTER is BEFORE without its last " + Phrases.entries(shorter.missingEntries())
                        + ": the arguments are swapped, or AFTER was cut short.";
            case Relation.Overlap overlap -> sentence(overlap);
            case Relation.CommonParts parts -> parts.kexec() ? kexec(parts) : sentence(parts);
            case Relation.SeparateBoots boots ->
                "Separate boots: " + percent(boots.sharedContent()) + " of the contents and "
                        + percent(boots.sharedPaths()) + " of the paths are in both lists; "
                        + boots.bootAggregateEqual()
                                .map(equal -> equal ? "boot_aggregate is the same" : "boot_aggregate differs")
                                .orElse("boot_aggregate cannot be compared")
                        + ".";
            case Relation.Unrelated unrelated ->
                "The lists seem unrelated: " + percent(unrelated.sharedContent()) + " of the contents and "
                        + percent(unrelated.sharedPaths()) + " of the paths are in both.";
            case Relation.TwoContainers containers ->
                "Two containers of one list: " + percent(containers.sharedContent()) + " of the contents and "
                        + percent(containers.sharedPaths())
                        + " of the paths of the smaller one are in both. What one of"
                        + " them lacks may have been measured earlier outside it.";
            case Relation.NotCompared nothing -> "Nothing was compared: one of the lists has no entry.";
        };
    }

    private static String sentence(Relation.Overlap overlap) {
        String sentence = "Excerpts of one list that overlap in " + Phrases.entries(overlap.commonEntries())
                + " (from entry " + overlap.beforeFirst() + " of BEFORE and entry " + overlap.afterFirst()
                + " of AFTER" + in(overlap.container(), "") + "); AFTER has " + newEntries(overlap.newEntries())
                + " after them. Entries outside the overlap are not reported as missing.";
        return overlap.beforeBehind() == 0
                ? sentence
                : sentence + " BEFORE goes on for " + Phrases.entries(overlap.beforeBehind())
                        + ": are the arguments swapped?";
    }

    private static String kexec(Relation.CommonParts parts) {
        long first = parts.before().entry();
        long last = first + parts.beforeBetween() + parts.commonEnd() - 1;
        return "AFTER has the first " + Phrases.entries(parts.commonStart())
                + " of BEFORE, then those of a kernel that was started by kexec. "
                + (first == last
                        ? "Entry " + last + " of BEFORE" + in(parts.before().container(), ",") + " was"
                        : "Entries " + first + "-" + last + " of BEFORE were")
                + " measured after the list was handed over, if a value or quote of the PCR proves it; otherwise these are"
                + " separate boots, or one list was altered.";
    }

    private static String sentence(Relation.CommonParts parts) {
        List<String> shared = new ArrayList<>();
        if (parts.commonStart() > 0) {
            shared.add("their first " + Phrases.entries(parts.commonStart()));
        }
        if (parts.commonEnd() > 0) {
            shared.add("their last " + Phrases.entries(parts.commonEnd()));
        }
        return "The lists share " + String.join(" and ", shared) + "; " + between(parts) + ": "
                + (parts.commonEnd() == 0
                        ? "separate boots of one machine, or copies of which one was altered."
                        : "copies of one list of which one was altered, or separate boots of one machine.");
    }

    /** What is in neither part. Entries there need not be in one list alone, unless they are single. */
    private static String between(Relation.CommonParts parts) {
        if (parts.sameEntries()) {
            return "the rest is the same entries in another order or number";
        }
        if (parts.beforeBetween() == 1 && parts.afterBetween() == 1) {
            return "BEFORE and AFTER each have 1 entry that the other lacks";
        }
        if (parts.beforeBetween() == 0 || parts.afterBetween() == 0) {
            return "between them, " + (parts.afterBetween() == 0 ? "BEFORE" : "AFTER") + " has "
                    + Phrases.count(parts.beforeBetween() + parts.afterBetween(), "more entry", "more entries");
        }
        return "the rest, " + Phrases.entries(parts.beforeBetween()) + " of BEFORE and "
                + Phrases.entries(parts.afterBetween()) + " of AFTER, differs";
    }

    /** Where one entry was measured, in a document: nothing is cut off. */
    private static String in(Optional<Container> container, String end) {
        return container
                .map(one -> ", in container " + ContainerNames.whole(one) + end)
                .orElse("");
    }

    /** Where the lists part. */
    private static String differ(Page page, Relation.CommonParts parts) {
        Relation.Place before = parts.before();
        Relation.Place after = parts.after();
        String from = "the lists differ from entry "
                + (before.entry() == after.entry()
                        ? before.entry() + " on"
                        : before.entry() + " of BEFORE and entry " + after.entry() + " of AFTER on");
        if (before.container().isEmpty() && after.container().isEmpty()) {
            return from;
        }
        return before.container().equals(after.container())
                ? from + ", in " + named(page, before.container())
                : from + ", in " + named(page, before.container()) + " of BEFORE and " + named(page, after.container())
                        + " of AFTER";
    }

    private static String named(Page page, Optional<Container> container) {
        return container.map(one -> "container " + ContainerText.of(page, one)).orElse("the host");
    }

    /** The same within a line. */
    static String brief(Page page, Relation relation) {
        return switch (relation) {
            case Relation.Identical identical -> "identical lists, " + Phrases.entries(identical.entries());
            case Relation.Continues continues ->
                "AFTER continues BEFORE, " + Phrases.count(continues.newEntries(), "new entry", "new entries");
            case Relation.ShorterCopy shorter ->
                "AFTER is BEFORE without its last " + Phrases.entries(shorter.missingEntries());
            case Relation.Overlap overlap ->
                "excerpts of one list, " + Phrases.count(overlap.newEntries(), "new entry", "new entries");
            case Relation.CommonParts parts -> differ(page, parts);
            case Relation.NotCompared nothing -> "nothing was compared";
            case Relation.SeparateBoots boots -> "separate boots";
            case Relation.Unrelated unrelated -> "the lists seem unrelated";
            case Relation.TwoContainers containers ->
                containers.before().isPresent() && containers.after().isPresent()
                        ? named(page, containers.before()) + " compared with "
                                + ContainerText.of(page, containers.after().get())
                        : named(page, containers.before()) + " compared with " + named(page, containers.after());
        };
    }

    /** What the numbers of boot_aggregates mean, where they differ. */
    static Optional<String> sentence(BootAggregateCounts counts) {
        if (counts.before() == counts.after()) {
            return Optional.empty();
        }
        if (counts.before() == 0 || counts.after() == 0) {
            return Optional.of((counts.before() == 0 ? "BEFORE" : "AFTER")
                    + " has no boot_aggregate: it is an excerpt, or the list of a namespace.");
        }
        return Optional.of("BEFORE has " + Phrases.count(counts.before(), "boot_aggregate", "boot_aggregates")
                + " and AFTER has " + counts.after()
                + ": each kernel started by kexec adds one to the list that it continues.");
    }

    private static String newEntries(long number) {
        return number == 0 ? "no new entry" : Phrases.count(number, "new entry", "new entries");
    }

    /** Rounded down, so that 100 % means all. */
    private static String percent(double share) {
        return (int) Math.floor(100 * share) + " %";
    }
}
