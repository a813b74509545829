package dev.imatool.cli.report;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;

/**
 * What a list holds. The entries themselves follow one by one ({@link ShownEntry}), because there may be millions.
 *
 * @param head with the verdict {@link #READ} or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of all entries of the list, whatever is shown
 * @param templates how many entries have which template, those met first; bounded
 * @param filtered true when only some entries were asked for
 * @param shown how many entries are shown
 */
public record ShowReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<TemplateCount> templates,
        boolean filtered,
        long shown)
        implements Report {
    /** The verdict where there is at least one entry. */
    public static final String READ = "read";

    /** How many different templates are counted; a hostile list may name a new one in each entry. */
    public static final int TEMPLATES_COUNTED = 100;

    public ShowReport {
        templates = List.copyOf(templates);
    }

    /**
     * Entries of one template.
     *
     * @param name as logged
     * @param entries how many
     */
    public record TemplateCount(String name, long entries) {}
}
