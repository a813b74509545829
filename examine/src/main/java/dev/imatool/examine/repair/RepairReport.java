package dev.imatool.examine.repair;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.parsers.repair.RepairResult;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What damaged entries said before they were damaged.
 *
 * @param head with one of the verdicts here, or {@code nothing_read}
 * @param templateDigests how the template digests of the list as it is compare
 * @param undescribed entries of templates that nobody described, which were passed over
 * @param result the repairs
 * @param output the file to which the repaired list was written, where one was asked for
 */
public record RepairReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        long undescribed,
        RepairResult result,
        Optional<String> output)
        implements Report {
    /** Every entry fits its template digest. */
    public static final String NOTHING_TO_REPAIR = "nothing_to_repair";

    /** Every entry that does not fit has a unique repair. */
    public static final String REPAIRABLE = "repairable";

    /** Some have. */
    public static final String PARTLY_REPAIRABLE = "partly_repairable";

    /** None has. */
    public static final String NOT_REPAIRABLE = "not_repairable";

    /** The verdict of a search. */
    public static String verdict(RepairResult result) {
        if (result.places() == 0) {
            return NOTHING_TO_REPAIR;
        }
        if (result.unique() == 0) {
            return NOT_REPAIRABLE;
        }
        return result.unique() == result.places() ? REPAIRABLE : PARTLY_REPAIRABLE;
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                result.repairs().stream().flatMap(repair -> repair.name().container().stream()));
    }
}
