package dev.imatool.examine.timeline;

import dev.imatool.examine.history.PathPattern;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Entry;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Hands on the rows of one list while it is read. None of its entries is kept. */
final class RowFeed {
    private final DatedList dated;
    private final TimelineFilter filter;
    private final RowSink<TimelineRow> sink;
    private final List<Between> between;
    private int nextBetween;
    private int nextJoined;
    private int firstWith;
    private TimelineEvent.Seen nowSeen = TimelineEvent.Seen.ONCE;
    private long kernels;

    /** An event that is no entry, and after how many entries it comes. */
    private record Between(long entries, int rank, TimelineEvent event) {}

    private RowFeed(DatedList dated, TimelineFilter filter, RowSink<TimelineRow> sink) throws IOException {
        this.dated = dated;
        this.filter = filter;
        this.sink = sink;
        this.between = filter.paths().isEmpty() ? between(dated) : List.of();
    }

    /** Reads the list and hands on its rows. */
    static void feed(DatedList dated, TimelineFilter filter, ListPass pass, RowSink<TimelineRow> sink)
            throws IOException {
        RowFeed feed = new RowFeed(dated, filter, sink);
        pass.over(
                dated.source(),
                new FindingCollector(),
                (digests, check) -> feed.entry(digests.entry().toEntry(), check));
        feed.end();
    }

    private static List<Between> between(DatedList dated) throws IOException {
        TimelineList list = dated.list();
        List<Between> all = new ArrayList<>();
        FirmwareRows.of(dated).forEach(event -> all.add(new Between(0, 0, event)));
        // quotes come in the order of the clock, and the sort keeps it
        list.quotes()
                .forEach(quote -> all.add(new Between(
                        quote.bound() == TimelineQuote.Bound.DATES_ENTRIES ? quote.entry() : Long.MAX_VALUE,
                        1,
                        new TimelineEvent.Quoted(quote))));
        list.collections().stream()
                .filter(each -> list.collections().size() > 1 || each.read().known())
                .forEach(each -> all.add(new Between(each.entries(), 2, new TimelineEvent.Collected(each))));
        all.sort(Comparator.comparingLong(Between::entries).thenComparingInt(Between::rank));
        return all;
    }

    private void entry(Entry entry, TemplateDigestCheck check) throws IOException {
        until(entry.number() - 1);
        Optional<AuditJoin.Joined> joined = joined(entry.number());
        if (entry.bootAggregate()) {
            kernels++;
            if (kernels > 1 && filter.paths().isEmpty()) {
                row(new TimelineEvent.Kexec(kernels, entry.number()));
            }
        }
        if (!wanted(entry)) {
            return;
        }
        WallTime wall = joined.flatMap(each -> each.record().time())
                .flatMap(time -> time.utc())
                .map(WallTime::at)
                .orElseGet(() -> dated.marks().of(entry.number()));
        row(new TimelineEvent.Measured(
                entry,
                check,
                kernels,
                joined,
                dated.clock().of(entry.number(), entry.pcr().orElse(-1)),
                seen(entry.number()),
                wall));
    }

    private boolean wanted(Entry entry) {
        if (filter.paths().isEmpty()) {
            return true;
        }
        for (PathPattern pattern : filter.paths()) {
            boolean here = pattern.container().isEmpty()
                    || pattern.container().get().selects(entry.name().container());
            if (here
                    && (pattern.matches(entry.name().path())
                            || pattern.matches(entry.name().eventName()))) {
                return true;
            }
        }
        return false;
    }

    private Optional<AuditJoin.Joined> joined(long entry) {
        List<AuditJoin.Joined> all = dated.audit();
        while (nextJoined < all.size() && all.get(nextJoined).entry() < entry) {
            nextJoined++;
        }
        return nextJoined < all.size() && all.get(nextJoined).entry() == entry
                ? Optional.of(all.get(nextJoined))
                : Optional.empty();
    }

    private TimelineEvent.Seen seen(long entry) {
        List<CollectedList> all = dated.list().collections();
        if (all.size() < 2) {
            return TimelineEvent.Seen.ONCE;
        }
        if (all.get(firstWith).entries() < entry || nowSeen.in().isEmpty()) {
            while (firstWith < all.size() - 1 && all.get(firstWith).entries() < entry) {
                firstWith++;
            }
            nowSeen = new TimelineEvent.Seen(
                    Optional.of(all.get(firstWith)),
                    firstWith == 0 ? Optional.empty() : Optional.of(all.get(firstWith - 1)));
        }
        return nowSeen;
    }

    private void until(long entries) throws IOException {
        while (nextBetween < between.size() && between.get(nextBetween).entries() <= entries) {
            row(between.get(nextBetween++).event());
        }
    }

    private void end() throws IOException {
        until(Long.MAX_VALUE);
        for (var record : dated.unjoined()) {
            if (filter.paths().isEmpty() || record.path().filter(filter::wants).isPresent()) {
                row(new TimelineEvent.Recorded(record));
            }
        }
    }

    private void row(TimelineEvent event) throws IOException {
        if (filter.wants(event.wall().notAfter())) {
            sink.row(new TimelineRow(dated.list(), event));
        }
    }
}
