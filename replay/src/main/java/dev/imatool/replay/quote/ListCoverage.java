package dev.imatool.replay.quote;

import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.EntryProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts which entries of one list the quote covers, and of how many it proves what they say; keeps the first and the last of
 * the later ones, and the first that are unproven.
 */
final class ListCoverage {
    private static final int KEPT = 3;
    private static final int UNPROVEN_KEPT = 100;

    private final String name;
    private final PrefixFinder finder;
    private final List<Entry> firstBehind = new ArrayList<>();
    private @Nullable Entry lastBehind;
    private long entries;
    private long first;
    private long last;
    private Optional<Container> prefixIn = Optional.empty();
    private long behind;
    private long notQuoted;
    private long notQuotedWithin;
    private final List<EntryProblem> unprovenEntries = new ArrayList<>();
    private final Contents contents = new Contents();
    private final Contents within = new Contents();

    /** Entries of quoted PCRs by what is proven of them. */
    private static final class Contents {
        private long proven;
        private long mismatching;
        private long unproven;
        private long violations;

        void add(TemplateDigests digests) {
            if (digests.entry().violation()) {
                violations++;
            } else if (digests.computable()) {
                proven++;
                mismatching += digests.check() == TemplateDigestCheck.MISMATCH ? 1 : 0;
            } else {
                unproven++;
            }
        }

        void set(Contents other) {
            proven = other.proven;
            mismatching = other.mismatching;
            unproven = other.unproven;
            violations = other.violations;
        }
    }

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
        } else {
            contents.add(digests);
            keepUnproven(digests);
        }
        if (prefixEnds) {
            prefixIn = entry.container();
            firstBehind.clear();
            lastBehind = null;
            behind = 0;
            notQuotedWithin = notQuoted;
            within.set(contents);
        } else if (finder.complete()) {
            keep(entry);
        }
    }

    private void keepUnproven(TemplateDigests digests) {
        EntryView entry = digests.entry();
        if (!entry.violation() && !digests.computable() && unprovenEntries.size() < UNPROVEN_KEPT) {
            unprovenEntries.add(EntryProblem.unproven(entry));
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

    CoveredPrefix coverage() {
        OptionalLong prefix = finder.prefix();
        boolean found = prefix.isPresent();
        CoveredPrefix.Extent extent = !found
                ? CoveredPrefix.Extent.NONE
                : behind == 0 && notQuotedWithin == 0 ? CoveredPrefix.Extent.WHOLE : CoveredPrefix.Extent.PREFIX;
        return new CoveredPrefix(
                extent,
                name,
                first,
                prefix.orElse(0),
                found ? prefixIn : Optional.empty(),
                last,
                found ? notQuotedWithin : 0,
                0,
                found ? behind : 0,
                found ? notQuoted - notQuotedWithin : 0,
                found ? firstBehind : List.of(),
                found ? Optional.ofNullable(lastBehind) : Optional.empty(),
                found ? within.proven : 0,
                found ? within.mismatching : 0,
                found ? within.unproven : 0,
                found ? within.violations : 0,
                found
                        ? unprovenEntries.stream()
                                .filter(entry -> entry.entry() <= prefix.getAsLong())
                                .toList()
                        : List.of(),
                finder.pcrs(),
                finder.missing(),
                !found && finder.open(),
                finder.why());
    }
}
