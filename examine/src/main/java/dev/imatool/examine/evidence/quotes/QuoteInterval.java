package dev.imatool.examine.evidence.quotes;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.replay.quote.CoveredPrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Entries that were measured between two quotes of one run of a TPM: after the first, which does not cover them, and before the
 * second, which does. Its clock counts milliseconds while it has power (TPM 2.0 library, part 1, 36.2).
 *
 * @param first number of the first of these entries
 * @param last number of the last
 * @param firstIn the container that the first claims to be of; absent for the host
 * @param lastIn the same of the last
 * @param after file of the first quote
 * @param before file of the second
 * @param afterClock what the clock showed in the first, in milliseconds
 * @param beforeClock what it showed in the second
 */
public record QuoteInterval(
        long first,
        long last,
        Optional<Container> firstIn,
        Optional<Container> lastIn,
        String after,
        String before,
        long afterClock,
        long beforeClock) {
    /**
     * A quote that covers a list up to an entry.
     *
     * @param message file of the quote
     * @param key the key in DER: counters of two keys do not compare
     * @param clock what the quote says of the TPM's time and resets
     * @param entry number of the last entry that it covers, from 1
     * @param container the one that this entry claims to be of; absent for the host
     * @param next the same of the entry after it
     */
    public record Point(
            String message,
            ByteString key,
            TpmClock clock,
            long entry,
            Optional<Container> container,
            Optional<Container> next) {
        /** One after which an entry of the host comes, and that is of the host itself. */
        public Point(String message, ByteString key, TpmClock clock, long entry) {
            this(message, key, clock, entry, Optional.empty(), Optional.empty());
        }

        /** Those of {@code quotes} that cover an entry and whose key somebody vouches for. */
        public static List<Point> of(List<EvidenceQuote> quotes) {
            List<Point> points = new ArrayList<>();
            for (EvidenceQuote quote : quotes) {
                Optional<CoveredPrefix> coverage = quote.newer()
                        .map(EvidenceQuote.NewerList::coverage)
                        .or(() -> quote.covers() ? quote.proof().coverage() : Optional.empty())
                        .filter(prefix -> prefix.entry() > 0);
                if (coverage.isPresent() && quote.vouchedFor()) {
                    points.add(new Point(
                            quote.message(),
                            quote.evidence().key().orElseThrow().subjectPublicKeyInfo(),
                            quote.clock().orElseThrow(),
                            coverage.get().entry(),
                            coverage.get().container(),
                            next(coverage.get())));
                }
            }
            return points;
        }

        /** The same, whose file is called {@code name}: where quotes of several folders are compared. */
        public Point named(String name) {
            return new Point(name, key, clock, entry, container, next);
        }

        private static Optional<Container> next(CoveredPrefix coverage) {
            return coverage.firstBehind().stream()
                    .filter(entry -> entry.number() == coverage.entry() + 1)
                    .findFirst()
                    .flatMap(entry -> entry.name().container());
        }

        private boolean sameRun(Point other) {
            return key.equals(other.key)
                    && clock.resetCount() == other.clock.resetCount()
                    && clock.restartCount() == other.clock.restartCount();
        }
    }

    /**
     * Between each quote and the next one of the same key and run, where that covers more. Ordered by the TPM's clock, whatever the order
     * of {@code points}.
     */
    public static List<QuoteInterval> between(List<Point> points) {
        List<Point> ordered = points.stream()
                .sorted(Comparator.comparingLong((Point point) -> point.clock().clock())
                        .thenComparingLong(Point::entry)
                        .thenComparing(Point::message))
                .toList();
        List<QuoteInterval> intervals = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Point from = ordered.get(i);
            ordered.stream()
                    .skip(i + 1L)
                    .filter(from::sameRun)
                    .findFirst()
                    .filter(to -> to.entry() > from.entry())
                    .ifPresent(to -> intervals.add(new QuoteInterval(
                            from.entry() + 1,
                            to.entry(),
                            from.next(),
                            to.container(),
                            from.message(),
                            to.message(),
                            from.clock().clock(),
                            to.clock().clock())));
        }
        return List.copyOf(intervals);
    }
}
