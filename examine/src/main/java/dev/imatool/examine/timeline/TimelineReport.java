package dev.imatool.examine.timeline;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Container;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When entries were measured, as far as evidence shows. The rows are handed on one by one, because there may be millions.
 *
 * @param head with the verdict {@link #READ} or {@link ReportHeader#NOTHING_READ}; there are no findings
 * @param lists the lists, those that begin another one only as its collections
 * @param filtered true when only some rows were asked for
 * @param rows how many rows there are
 * @param entries how many of them are entries
 * @param known how many entries are dated in which way; ways that no entry is dated in are absent
 * @param containers the containers of the entries, each once; at most {@link #CONTAINERS_KEPT}
 * @param feed the rows
 */
public record TimelineReport(
        ReportHeader head,
        List<TimelineList> lists,
        boolean filtered,
        long rows,
        long entries,
        Map<TimelineEvent.Known, Long> known,
        Collection<Container> containers,
        Rows feed)
        implements Report {
    /** The verdict where there is at least one entry. */
    public static final String READ = "read";

    /** How many different containers are kept; a hostile list may name a new one in each entry. */
    public static final int CONTAINERS_KEPT = 100_000;

    public TimelineReport {
        lists = List.copyOf(lists);
        known = Map.copyOf(known);
        containers = List.copyOf(containers);
    }

    /** Rows that are made while they are handed on. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Hands every row to {@code sink}: list by list, each in the order of its entries, with quotes and collections after the last entry
         * that they have, and audit records without an entry last.
         *
         * @throws dev.imatool.examine.input.UnreadableInputException if a list can no longer be read
         * @throws IOException if a row cannot be written
         */
        void feed(RowSink<TimelineRow> sink) throws IOException;
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(Report.super.namedContainers(), containers.stream());
    }
}
