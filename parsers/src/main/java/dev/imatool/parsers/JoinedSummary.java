package dev.imatool.parsers;

import dev.imatool.model.Completeness;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.TextCounts;
import dev.imatool.parsers.input.DiagnosticLog;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** Which part of a source is being read, and what is known of the parts that have been: together one list. */
final class JoinedSummary {
    private final InputSource source;
    private final List<InputSource> sources;
    private final List<InputSummary> read = new ArrayList<>();
    private final NavigableMap<Long, String> files = new ConcurrentSkipListMap<>();
    private Optional<UnreadContent> unread = Optional.empty();
    private long entries;
    private long firstBootAggregate;
    private int index;

    JoinedSummary(InputSource source) {
        this.source = source;
        this.sources = source.parts();
        files.put(1L, part().name());
    }

    /** True when the source is one input. */
    boolean one() {
        return sources.size() == 1;
    }

    /** The part at hand. */
    InputSource part() {
        return sources.get(index);
    }

    /** Takes what is known of the part at hand, which has been read to its end. */
    void end(InputSummary part, InputTally tally) {
        read.add(part);
        entries += part.entries();
        if (unread.isEmpty()) {
            unread = tally.unread().map(head -> new UnreadContent(part.name(), head));
        }
        if (firstBootAggregate == 0) {
            firstBootAggregate = tally.firstBootAggregate();
        }
    }

    /** Moves to the next part; false when there is none. */
    boolean next() {
        if (index + 1 == sources.size()) {
            return false;
        }
        index++;
        files.put(entries + 1, part().name());
        return true;
    }

    /** The file of an entry that has been read. */
    String fileOf(long number) {
        return files.floorEntry(number).getValue();
    }

    /** The first content that is no list; of an empty file nothing can be said. */
    Optional<UnreadContent> unread() {
        return one() ? unread : unread.filter(content -> content.head().length > 0);
    }

    /** All parts together. */
    InputSummary summary() {
        if (one()) {
            return read.get(0);
        }
        DiagnosticLog diagnostics = new DiagnosticLog();
        List<ListSummary> lists =
                read.stream().flatMap(part -> part.lists().stream()).toList();
        boolean plain = lists.stream().allMatch(list -> list.name().isEmpty());
        if (entries == 0 && lists.isEmpty()) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.EMPTY_INPUT));
        } else if (plain && entries > 0) {
            InputTally.bootAggregate(firstBootAggregate, diagnostics);
        }
        return new InputSummary(
                source.name(),
                Optional.empty(),
                read.stream().mapToLong(InputSummary::bytes).sum(),
                common(InputSummary::format),
                common(InputSummary::byteOrder),
                entries == 0
                        ? Optional.empty()
                        : common(InputSummary::templateDigest).or(() -> Optional.of("mixed")),
                entries,
                read.stream().mapToLong(InputSummary::violations).sum(),
                read.stream().map(InputSummary::completeness).reduce(diagnostics.completeness(), Completeness::worst),
                read.stream()
                        .flatMap(part -> part.encodings().stream())
                        .distinct()
                        .toList(),
                plain && entries > 0 ? List.of(whole(lists)) : lists,
                read.stream().map(InputSummary::text).reduce(TextCounts.NONE, TextCounts::plus),
                diagnostics.diagnostics(),
                read);
    }

    private ListSummary whole(List<ListSummary> lists) {
        Location first = lists.get(0).location();
        return new ListSummary("", 1, entries, first);
    }

    /** What all parts with entries have in common. */
    private <T> Optional<T> common(Function<InputSummary, Optional<T>> of) {
        List<Optional<T>> values = read.stream()
                .filter(part -> part.entries() > 0)
                .map(of)
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0) : Optional.empty();
    }
}
