package dev.imatool.cli.report;

import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.Report;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an allow-list says about a list. The entries it does not know are findings.
 *
 * @param head with the verdict {@link #CONFORMS}, {@link #DEVIATES} or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of the list that was checked
 * @param references where the allow-list comes from
 * @param paths how many paths it has, each once for a role
 * @param digests how many digests, each once for a path and role
 * @param counts entries by judgement; every judgement is there
 */
public record CheckReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<Reference> references,
        long paths,
        long digests,
        Map<Judgement, Long> counts)
        implements Report {
    /** The verdict where every entry that measures a file is known. */
    public static final String CONFORMS = "conforms";

    /** The verdict where at least one is not. */
    public static final String DEVIATES = "deviates";

    public CheckReport {
        references = List.copyOf(references);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /**
     * A file with reference values.
     *
     * @param name as given
     * @param kind {@code allowlist}, {@code checksums} or {@code measurement_list}
     * @param sha256 of its raw bytes; absent where the report is not one that names it
     * @param values digests read from it, repetitions included
     */
    public record Reference(String name, String kind, Optional<String> sha256, long values) {}
}
