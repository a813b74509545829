package dev.imatool.examine.timeline;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The timeline of evidence, and its rows, read while the inputs are open. */
final class TimelineOf {
    private final List<String> evidence = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private Optional<String> audit = Optional.empty();
    private TimelineFilter filter = TimelineFilter.EVERYTHING;

    TimelineOf(Path... evidence) {
        Arrays.stream(evidence).map(Path::toString).forEach(this.evidence::add);
    }

    TimelineOf key(Path file) {
        keys.add(file.toString());
        return this;
    }

    TimelineOf audit(Path file) {
        audit = Optional.of(file.toString());
        return this;
    }

    TimelineOf filter(TimelineFilter wanted) {
        filter = wanted;
        return this;
    }

    /** A report and its rows. */
    record Read(TimelineReport report, List<TimelineRow> rows) {
        TimelineEvent.Measured entry(long number) {
            return rows.stream()
                    .filter(row -> row.event() instanceof TimelineEvent.Measured measured
                            && measured.entry().number() == number)
                    .map(row -> (TimelineEvent.Measured) row.event())
                    .findFirst()
                    .orElseThrow();
        }

        List<Long> entries() {
            return rows.stream()
                    .filter(row -> row.event() instanceof TimelineEvent.Measured)
                    .map(row -> ((TimelineEvent.Measured) row.event()).entry().number())
                    .toList();
        }

        TimelineQuote quote(String name) {
            return report.lists().stream()
                    .flatMap(list -> list.quotes().stream())
                    .filter(quote -> quote.message().endsWith(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** The clocks between which an entry was measured; 0 where there is none. */
        List<Long> clock(long number) {
            ClockBounds bounds = entry(number).clock();
            return List.of(clock(bounds.after()), clock(bounds.before()));
        }

        private static long clock(Optional<TimelineQuote> quote) {
            return quote.flatMap(TimelineQuote::clock)
                    .map(clock -> clock.clock())
                    .orElse(0L);
        }
    }

    Read read() throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            TimelineReport report = new TimelineExamination(new ListPass(inputs))
                    .examine(new TimelineQuestion(
                            evidence,
                            audit,
                            Optional.empty(),
                            Optional.empty(),
                            keys,
                            false,
                            GivenStarts.NONE,
                            filter));
            List<TimelineRow> rows = new ArrayList<>();
            report.feed().feed(rows::add);
            return new Read(report, rows);
        }
    }
}
