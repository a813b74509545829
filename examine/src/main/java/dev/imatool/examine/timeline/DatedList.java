package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.lists.ExaminedList;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.EntryJoin;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteReplay;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list, its collections and its quotes, and what its entries are dated by.
 *
 * @param source its bytes
 * @param list what the report says of it
 * @param clock what the TPM's clock says
 * @param marks what logs claim
 * @param audit its entries with audit records
 * @param unjoined audit records of no entry
 * @param firmware the parts that the firmware's log is one of
 */
record DatedList(
        InputSource source,
        TimelineList list,
        ClockDating clock,
        WallMarks marks,
        List<AuditJoin.Joined> audit,
        List<AuditRecord> unjoined,
        Optional<EvidenceSet> firmware) {
    /** Quotes that do not cover the list next to them and are compared with the longest one. */
    private static final int MOST_SEARCHED = 64;

    /**
     * Dates a list.
     *
     * @param host what it is called
     * @param sets the collections of one boot, the longest first
     * @param logs when they were made
     * @param records audit records of that boot
     * @param notices takes what was left out
     */
    static DatedList of(
            String host,
            List<ExaminedSet> sets,
            Map<String, CollectionLog> logs,
            List<AuditRecord> records,
            ListPass pass,
            List<Notice> notices)
            throws IOException {
        ExaminedSet head = sets.get(0);
        InputSource source = head.list().part().source();
        Map<String, Found> quotes = quotes(sets);
        List<QuoteSearch> searches = new ArrayList<>();
        quotes.forEach((message, found) -> {
            if (!found.quote.fits() && found.ofShorter) {
                QuoteSearch.of(message, found.matched).ifPresent(searches::add);
            }
        });
        if (searches.size() > MOST_SEARCHED) {
            notices.add(Notice.of(
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    source.name(),
                    new EvidenceStatement.FirstOnly(EvidenceStatement.Counted.QUOTES, searches.size(), MOST_SEARCHED)));
            searches.subList(MOST_SEARCHED, searches.size()).clear();
        }
        EntryJoin join = new EntryJoin(records);
        if (!searches.isEmpty() || !records.isEmpty()) {
            pass.over(source, new FindingCollector(), (digests, check) -> {
                searches.forEach(search -> search.replay.extend(digests));
                // what an entry says is not its own where its template digest does not match
                if (!records.isEmpty() && check != TemplateDigestCheck.MISMATCH) {
                    join.add(digests.entry().toEntry());
                }
            });
        }
        AuditJoin joined = join.result();
        if (joined.omitted() > 0) {
            notices.add(Notice.of(NoticeKind.RECORDS_OMITTED, source.name()));
        }
        Map<String, EvidenceQuote> proven = new LinkedHashMap<>();
        quotes.forEach((message, found) -> proven.put(message, found.quote));
        for (QuoteSearch search : searches) {
            EvidenceQuote quote = search.result();
            if (quote.fits()) {
                proven.put(search.message, quote);
            }
        }
        List<CollectedList> collections = sets.stream()
                .map(set -> collected(set, logs))
                .sorted(Comparator.comparingLong(CollectedList::entries).thenComparing(CollectedList::path))
                .toList();
        List<WallMarks.Mark> marks = marks(collections, joined);
        WallMarks claims = new WallMarks(marks);
        List<TimelineQuote> judged = judged(proven, logs, claims);
        judged.stream()
                .filter(quote -> quote.bound() == TimelineQuote.Bound.DATES_ENTRIES)
                .filter(quote -> CollectionLog.of(quote.message(), logs).isPresent())
                .forEach(quote -> marks.add(new WallMarks.Mark(quote.entry(), quote.taken(), false)));
        WallMarks all = new WallMarks(marks);
        List<TimelineQuote> dating = all.contradictory() ? judged : ReckonedTime.in(judged);
        Optional<ExaminedSet> booted =
                sets.stream().filter(set -> set.firmware().isPresent()).findFirst();
        TimelineList list = new TimelineList(
                host,
                head.list().part().path(),
                head.list().summary(),
                collections,
                dating,
                booted.flatMap(ExaminedSet::firmware).map(log -> log.path()),
                all.contradictory());
        return new DatedList(
                source,
                list,
                new ClockDating(dating),
                all,
                joined.entries(),
                unjoined(records, joined.entries()),
                booted.map(ExaminedSet::set));
    }

    /** A quote that does not cover the list that it was found with. */
    private record QuoteSearch(String message, EvidenceQuotes.Matched matched, QuoteChecks checks, QuoteReplay replay) {
        static Optional<QuoteSearch> of(String message, EvidenceQuotes.Matched matched) {
            QuoteChecks checks = QuoteChecks.of(matched.evidence());
            return matched.evidence()
                    .quote()
                    .map(quote -> new QuoteSearch(
                            message, matched, checks, QuoteReplay.of(matched.evidence(), checks, GivenStarts.NONE)));
        }

        EvidenceQuote result() {
            return EvidenceQuote.of(matched, checks, Optional.of(replay.coverage()));
        }
    }

    /** A quote; {@code ofShorter} where it was compared with less than the whole list. */
    private record Found(EvidenceQuotes.Matched matched, EvidenceQuote quote, boolean ofShorter) {}

    /** Each quote once, as the list that it covers shows it. */
    private static Map<String, Found> quotes(List<ExaminedSet> sets) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (int each = 0; each < sets.size(); each++) {
            ExaminedSet set = sets.get(each);
            for (int i = 0; i < set.matched().size(); i++) {
                EvidenceQuote quote = set.list().quotes().get(i);
                Found known = found.get(quote.message());
                if (known == null || (quote.fits() && !known.quote.fits())) {
                    found.put(quote.message(), new Found(set.matched().get(i), quote, each > 0));
                }
            }
        }
        return found;
    }

    private static CollectedList collected(ExaminedSet set, Map<String, CollectionLog> logs) {
        ExaminedList list = set.list();
        Optional<CollectionLog> log = CollectionLog.of(list.part().path(), logs);
        return new CollectedList(
                list.part().path(),
                list.summary(),
                list.summary().entries(),
                set.count().map(count -> count.counted()),
                log.map(CollectionLog::path),
                log.map(CollectionLog::time).orElse(WallTime.UNKNOWN));
    }

    /** An entry with several records may have those of other boots, so that its moment says nothing of others. */
    private static List<WallMarks.Mark> marks(List<CollectedList> collections, AuditJoin joined) {
        List<WallMarks.Mark> marks = new ArrayList<>();
        collections.forEach(each -> marks.add(new WallMarks.Mark(each.entries(), each.read(), false)));
        for (AuditJoin.Joined each : joined.entries()) {
            Optional<Instant> moment = each.record().time().flatMap(time -> time.utc());
            if (moment.isPresent() && each.records() == 1) {
                marks.add(new WallMarks.Mark(each.entry(), WallTime.at(moment.get()), true));
            }
        }
        return marks;
    }

    private static List<TimelineQuote> judged(
            Map<String, EvidenceQuote> quotes, Map<String, CollectionLog> logs, WallMarks claims) {
        Map<ByteString, EvidenceQuote> main = new HashMap<>();
        quotes.values().stream()
                .filter(EvidenceQuote::fits)
                .forEach(quote -> main.merge(
                        ClockDating.key(quote),
                        quote,
                        (one, other) -> FARTHEST.compare(one, other) >= 0 ? one : other));
        List<TimelineQuote> judged = new ArrayList<>();
        quotes.forEach((message, quote) -> {
            TimelineQuote.Bound bound = bound(quote, main);
            long entry = quote.fits() ? entry(quote) : 0;
            boolean dates = bound == TimelineQuote.Bound.DATES_ENTRIES;
            Optional<CollectionLog> log = CollectionLog.of(message, logs);
            WallTime taken = log.map(CollectionLog::time).orElse(dates ? claims.ofState(entry) : WallTime.UNKNOWN);
            judged.add(new TimelineQuote(quote, entry, bound, taken, log.map(CollectionLog::path), Optional.empty()));
        });
        judged.sort(ClockDating.byClock());
        return judged;
    }

    private static final Comparator<EvidenceQuote> FARTHEST = Comparator.comparingLong(DatedList::entry)
            .thenComparing(quote -> quote.clock().orElseThrow().clock(), Long::compareUnsigned);

    private static long entry(EvidenceQuote quote) {
        return quote.proof().coverage().orElseThrow().entry();
    }

    private static TimelineQuote.Bound bound(EvidenceQuote quote, Map<ByteString, EvidenceQuote> main) {
        if (quote.fits()) {
            EvidenceQuote farthest = main.getOrDefault(ClockDating.key(quote), quote);
            boolean same = farthest.clock().orElseThrow().resetCount()
                    == quote.clock().orElseThrow().resetCount();
            return same ? TimelineQuote.Bound.DATES_ENTRIES : TimelineQuote.Bound.OTHER_RESET;
        }
        if (quote.proof().checks().failed()) {
            return TimelineQuote.Bound.NOT_VALID;
        }
        return quote.signed() ? TimelineQuote.Bound.COVERS_NOTHING : TimelineQuote.Bound.NOT_SIGNED;
    }

    private static List<AuditRecord> unjoined(List<AuditRecord> records, List<AuditJoin.Joined> joined) {
        Set<AuditRecord> used = Collections.newSetFromMap(new IdentityHashMap<>());
        joined.forEach(each -> used.add(each.record()));
        return records.stream().filter(record -> !used.contains(record)).toList();
    }
}
