package dev.imatool.examine.show;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a list contains. The entries are handed on one by one, because there may be millions.
 *
 * @param head with the verdict {@link #READ} or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of all entries of the list, whatever is shown
 * @param templates how many entries have which template, in the order in which the templates first appear; at most
 *     {@link #TEMPLATES_COUNTED}
 * @param filtered true when only some entries were asked for
 * @param shown how many entries are shown
 * @param containers the containers of the entries that are shown, each once; at most {@link #CONTAINERS_KEPT}
 * @param entries the entries that are shown, unless they were handed on while the list was read
 */
public record ShowReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<TemplateCount> templates,
        boolean filtered,
        long shown,
        List<Container> containers,
        ShownEntries entries)
        implements Report {
    /** The verdict where there is at least one entry. */
    public static final String READ = "read";

    /** How many different templates are counted; a hostile list may name a new one in each entry. */
    public static final int TEMPLATES_COUNTED = 100;

    /** How many different containers are kept; a hostile list may name a new one in each entry. */
    public static final int CONTAINERS_KEPT = 100_000;

    public ShowReport {
        containers = List.copyOf(containers);
        templates = List.copyOf(templates);
    }

    /** The same with the containers of its entries. */
    ShowReport of(Collection<Container> known) {
        return new ShowReport(head, templateDigests, templates, filtered, shown, List.copyOf(known), entries);
    }

    /**
     * Entries of one template.
     *
     * @param name as logged
     * @param entries how many
     */
    public record TemplateCount(String name, long entries) {}

    /** Entries that are read while they are handed on. */
    @FunctionalInterface
    public interface ShownEntries {
        /**
         * Hands every entry to {@code sink}, in the order of the list.
         *
         * @throws dev.imatool.examine.input.UnreadableInputException if the list can no longer be read
         * @throws IOException if an entry cannot be written
         */
        void feed(RowSink<ShownEntry> sink) throws IOException;
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(Report.super.namedContainers(), containers.stream());
    }
}
