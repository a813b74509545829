package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.replay.quote.CoveredPrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dates entries by the clock of a TPM: entries that a quote covers were measured before it was made, later ones of its PCRs after it.
 * Quotes of two keys are never put together, because nothing says that both keys are of one TPM.
 */
final class ClockDating {
    private static final int PCRS = 64;

    private final List<List<Point>> byKey;
    private final long[] steps;
    private final Map<Long, ClockBounds> known = new HashMap<>();

    /** A quote that dates entries. */
    private record Point(TimelineQuote quote, CoveredPrefix coverage, long pcrs) {
        static Point of(TimelineQuote quote) {
            CoveredPrefix coverage = quote.quote().proof().coverage().orElseThrow();
            return new Point(quote, coverage, QuoteCoverage.pcrs(coverage));
        }

        boolean speaksOf(long entry, int pcr) {
            return (pcrs >>> pcr & 1) == 1
                    && entry >= coverage.first()
                    && (coverage.elsewhere() == 0 || entry <= coverage.of());
        }

        long clock() {
            return quote.clock().orElseThrow().clock();
        }
    }

    /** @param quotes those of one list; only those that date entries count */
    ClockDating(List<TimelineQuote> quotes) {
        Map<ByteString, List<Point>> points = new LinkedHashMap<>();
        quotes.stream()
                .filter(quote -> quote.bound() == TimelineQuote.Bound.DATES_ENTRIES)
                .forEach(quote -> points.computeIfAbsent(key(quote.quote()), first -> new ArrayList<>())
                        .add(Point.of(quote)));
        byKey = List.copyOf(points.values());
        steps = byKey.stream()
                .flatMap(List::stream)
                .flatMap(point ->
                        List.of(
                                point.quote().entry(),
                                point.coverage().first() - 1,
                                point.coverage().of())
                                .stream())
                .mapToLong(step -> step)
                .sorted()
                .distinct()
                .toArray();
    }

    static ByteString key(EvidenceQuote quote) {
        return quote.evidence().key().orElseThrow().subjectPublicKeyInfo();
    }

    /** Earlier clocks first; those of quotes that say nothing last. */
    static Comparator<TimelineQuote> byClock() {
        Comparator<TimelineQuote> clock =
                Comparator.comparing(quote -> quote.clock().map(TpmClock::clock).orElse(-1L), Long::compareUnsigned);
        return clock.thenComparing(TimelineQuote::message);
    }

    /** What is known of an entry of a PCR. */
    ClockBounds of(long entry, int pcr) {
        if (byKey.isEmpty() || pcr < 0 || pcr >= PCRS) {
            return ClockBounds.UNKNOWN;
        }
        int step = 0;
        int end = steps.length;
        while (step < end) {
            int middle = (step + end) >>> 1;
            if (steps[middle] < entry) {
                step = middle + 1;
            } else {
                end = middle;
            }
        }
        return known.computeIfAbsent((long) step * PCRS + pcr, unseen -> best(entry, pcr));
    }

    /** What is known of whatever came before the first entry in the same boot. */
    ClockBounds ofBoot() {
        return byKey.stream()
                .map(points -> points.stream()
                        .min((one, other) -> Long.compareUnsigned(one.clock(), other.clock()))
                        .map(Point::quote))
                .map(first -> new ClockBounds(Optional.empty(), first))
                .min(Comparator.comparing((ClockBounds bounds) -> bounds.trust().orElseThrow())
                        .thenComparing(bounds -> bounds.before().orElseThrow().message()))
                .orElse(ClockBounds.UNKNOWN);
    }

    private ClockBounds best(long entry, int pcr) {
        return byKey.stream()
                .map(points -> bounds(points, entry, pcr))
                .filter(ClockBounds::known)
                .min(Comparator.comparing((ClockBounds bounds) -> bounds.trust().orElseThrow())
                        .thenComparing(bounds -> -bounds.sides())
                        .thenComparingLong(ClockBounds::entries)
                        .thenComparing(bounds ->
                                bounds.before().or(bounds::after).orElseThrow().message()))
                .orElse(ClockBounds.UNKNOWN);
    }

    private static ClockBounds bounds(List<Point> points, long entry, int pcr) {
        Comparator<Point> byClock = (one, other) -> Long.compareUnsigned(one.clock(), other.clock());
        Optional<Point> after = points.stream()
                .filter(point -> point.speaksOf(entry, pcr) && point.quote().entry() < entry)
                .max(byClock);
        Optional<Point> before = points.stream()
                .filter(point -> point.speaksOf(entry, pcr) && point.quote().entry() >= entry)
                .min(byClock);
        return new ClockBounds(after.map(Point::quote), before.map(Point::quote));
    }
}
