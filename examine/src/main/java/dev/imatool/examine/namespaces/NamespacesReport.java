package dev.imatool.examine.namespaces;

import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.NamespaceOverlap;
import dev.imatool.diff.survey.NamespaceSurvey.BootAggregate;
import dev.imatool.diff.survey.SurveyedNamespace;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;

/**
 * The namespaces that lists name.
 *
 * @param head with the verdict {@code surveyed}, {@code no_namespaces} or {@code nothing_read}
 * @param templateDigests of all inputs together
 * @param entriesOutside entries that name no namespace
 * @param namespaces in the order of their first entries
 * @param bootAggregates the first ones outside namespaces
 * @param overlap what several namespaces measured
 * @param resolutions the files that belong to the digests of container-ima
 * @param images the first image entries
 */
public record NamespacesReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        long entriesOutside,
        List<SurveyedNamespace> namespaces,
        List<BootAggregate> bootAggregates,
        NamespaceOverlap overlap,
        Resolutions resolutions,
        List<EntryPlace> images)
        implements Report {
    /** Verdict when at least one entry names a namespace. */
    public static final String SURVEYED = "surveyed";

    /** Verdict when none does. */
    public static final String NO_NAMESPACES = "no_namespaces";

    /** Image entries kept. */
    public static final int IMAGES = 1000;

    public NamespacesReport {
        namespaces = List.copyOf(namespaces);
        bootAggregates = List.copyOf(bootAggregates);
        images = List.copyOf(images);
    }

    /** Entries whose first column is a namespace. */
    public long columns() {
        return namespaces.stream().mapToLong(SurveyedNamespace::columns).sum();
    }

    /** Among them, those whose first column is not the number in the name. */
    public long columnsDiffer() {
        return namespaces.stream().mapToLong(SurveyedNamespace::columnsDiffer).sum();
    }
}
