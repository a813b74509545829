package dev.imatool.replay.quote;

import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts of one list which of its entries the quote covers, and keeps the first and the last of those behind. */
final class ListCoverage {
    private static final int KEPT = 3;

    private final String name;
    private final PrefixFinder finder;
    private final List<Entry> firstBehind = new ArrayList<>();
    private @Nullable Entry lastBehind;
    private long entries;
    private long first;
    private long last;
    private long behind;
    private long notQuoted;
    private long notQuotedWithin;

    ListCoverage(String name, PrefixFinder finder) {
        this.name = name;
        this.finder = finder;
    }

    void extend(TemplateDigests digests, boolean quoted) {
        EntryView entry = digests.entry();
        entries++;
        last = entry.number();
        first = first == 0 ? last : first;
        boolean prefixEnds = entry.pcr() != EntryView.NO_PCR && finder.extend(digests);
        if (!quoted) {
            notQuoted++;
        }
        if (prefixEnds) {
            firstBehind.clear();
            lastBehind = null;
            behind = 0;
            notQuotedWithin = notQuoted;
        } else if (finder.complete()) {
            keep(entry);
        }
    }

    private void keep(EntryView entry) {
        behind++;
        if (firstBehind.size() < KEPT) {
            firstBehind.add(entry.toEntry());
        } else {
            lastBehind = entry.toEntry();
        }
    }

    /** Entries of the list so far. */
    long entries() {
        return entries;
    }

    Coverage coverage() {
        OptionalLong prefix = finder.prefix();
        boolean found = prefix.isPresent();
        Coverage.Extent extent = !found
                ? Coverage.Extent.NONE
                : behind == 0 && notQuotedWithin == 0 ? Coverage.Extent.WHOLE : Coverage.Extent.PREFIX;
        return new Coverage(
                extent,
                name,
                first,
                prefix.orElse(0),
                last,
                found ? notQuotedWithin : 0,
                0,
                found ? behind : 0,
                found ? firstBehind : List.of(),
                found ? Optional.ofNullable(lastBehind) : Optional.empty(),
                found ? finder.loggedDigestsUsed() : 0,
                finder.pcrs(),
                finder.missing(),
                finder.reason());
    }
}
