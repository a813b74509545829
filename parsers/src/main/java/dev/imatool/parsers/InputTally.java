package dev.imatool.parsers;

import dev.imatool.model.Completeness;
import dev.imatool.model.Location;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.input.DiagnosticLog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the entries of an input and notes what only the whole tells: its lists, its digest sizes, its boot_aggregate. */
final class InputTally {
    private static final int MOST_LISTS = 10_000;

    private final DiagnosticLog diagnostics;
    private final boolean part;
    private final List<ListSummary> lists = new ArrayList<>();
    private byte[] head = {};
    private boolean nothing;
    private Optional<String> detected = Optional.empty();
    private String list = "";
    private long listFirst;
    private long listEntries;
    private long listOffset;
    private long listEnd;
    private long entries;
    private long violations;
    private int digestLength;
    private boolean digestsDiffer;
    private Optional<LoggedDigestKind> kind = Optional.empty();
    private final Set<LoggedDigestKind> kinds = EnumSet.noneOf(LoggedDigestKind.class);
    private long firstBootAggregate;

    /** @param part true for a part of a list, of which only the whole begins with a boot_aggregate */
    InputTally(DiagnosticLog diagnostics, boolean part) {
        this.diagnostics = diagnostics;
        this.part = part;
    }

    /** Takes the first bytes, which name the content where nothing is read of it. */
    void content(byte[] firstBytes) {
        head = firstBytes;
    }

    /** The first bytes where nothing was read, else none; known at the end. */
    Optional<byte[]> unread() {
        return nothing ? Optional.of(head) : Optional.empty();
    }

    /** What detection would take the content for, where the user fixed something else. */
    void detected(Optional<String> list) {
        detected = list;
    }

    /** Counts one entry; of an unwanted list only that it is there. */
    void count(CurrentEntry entry, boolean wanted) {
        if (listEntries == 0 || !list.equals(entry.list())) {
            closeList();
            list = entry.list();
            listFirst = entry.number();
            listOffset = entry.offset();
        }
        listEntries++;
        listEnd = entry.offset() + entry.length();
        if (wanted) {
            entries++;
            violations += entry.violation() ? 1 : 0;
            digestLength(entry);
            kind(entry);
        }
        if (firstBootAggregate == 0 && entry.calledBootAggregate()) {
            firstBootAggregate = entry.number();
        }
    }

    /**
     * Counts entries of the same list and digest length as the last one, which are neither violations nor boot_aggregates.
     *
     * @param end after the last byte of the last of them
     */
    void countBulk(int count, long end) {
        listEntries += count;
        entries += count;
        listEnd = end;
    }

    /** Closes the last list and reports what is odd about the whole. */
    void end(long contentBytes, ReadOptions options) {
        closeList();
        nothing = lists.isEmpty();
        Optional<KnownForm> foreign =
                nothing ? KnownForm.of(head).filter(form -> form.use() != FormUse.MEASUREMENT_LIST) : Optional.empty();
        if (nothing && detected.isPresent()) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.OPTIONS_CONTRADICT_CONTENT, detected.get()));
        }
        if (nothing && foreign.isPresent() && contentBytes > 0) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticKind.FOREIGN_FORMAT, foreign.get().words()));
        } else if (nothing && contentBytes > 0 && diagnostics.completeness() == Completeness.COMPLETE) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.NO_ENTRIES,
                    Long.toString(contentBytes),
                    options.overriding() ? "content, read as the options require" : "content"));
        } else if (entries == 0 && !nothing) {
            String names = lists.stream().map(ListSummary::name).limit(20).collect(Collectors.joining(", "));
            names = names.isEmpty() ? "one list without a name" : names;
            diagnostics.report(
                    Diagnostic.of(DiagnosticKind.NO_SUCH_LIST, options.list().orElse(""), names));
        } else if (lists.size() == 1 && !part) {
            bootAggregate(firstBootAggregate, diagnostics);
        }
    }

    /** Says what is odd about the place of the first boot_aggregate of a list; 0 where it has none. */
    static void bootAggregate(long firstBootAggregate, DiagnosticLog diagnostics) {
        if (firstBootAggregate == 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.NO_BOOT_AGGREGATE));
        } else if (firstBootAggregate > 1) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticKind.BOOT_AGGREGATE_NOT_FIRST, Long.toString(firstBootAggregate)));
        }
    }

    /** The first entry that is called boot_aggregate; 0 where there is none. */
    long firstBootAggregate() {
        return firstBootAggregate;
    }

    long entries() {
        return entries;
    }

    long violations() {
        return violations;
    }

    List<ListSummary> lists() {
        return lists;
    }

    /** What the template digests are, as far as proofs and their length tell. */
    Optional<String> templateDigest() {
        return digestsDiffer || kinds.size() > 1
                ? Optional.of("mixed")
                : kinds.stream().findFirst().map(LoggedDigestKind::toString);
    }

    /** The kind that is settled last counts for a list: one is taken for what its length says until one is proven. */
    private void kind(CurrentEntry entry) {
        if (entry.digestKind().isPresent() && !entry.violation()) {
            kind = entry.digestKind();
        } else if (kind.isEmpty()) {
            kind = entry.digestKind();
        }
    }

    private void digestLength(CurrentEntry entry) {
        int length = entry.templateDigest().length();
        if (length == 0 || length == digestLength) {
            return;
        }
        if (digestLength != 0 && list.isEmpty()) {
            diagnostics.reportOnce(Diagnostic.atEntry(
                    DiagnosticKind.DIGEST_SIZES_DIFFER,
                    entry.number(),
                    entry.location(),
                    length + " bytes",
                    digestLength + " bytes"));
        }
        digestsDiffer |= digestLength != 0;
        digestLength = length;
    }

    private void closeList() {
        if (listEntries > 0 && lists.size() < MOST_LISTS) {
            lists.add(new ListSummary(list, listFirst, listEntries, Location.bytes(listOffset, listEnd - listOffset)));
        }
        listEntries = 0;
        kind.ifPresent(kinds::add);
        kind = Optional.empty();
    }
}
