package dev.imatool.examine.identify;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import java.util.List;

/**
 * What files are.
 *
 * @param head with the verdict {@link #RECOGNISED} or {@link #NOT_RECOGNISED}
 * @param files one for each that was named, in that order
 */
public record IdentifyReport(ReportHeader head, List<IdentifiedFile> files) implements Report {
    /** It is known of every file what it is. */
    public static final String RECOGNISED = "recognised";

    /** It is not. */
    public static final String NOT_RECOGNISED = "not_recognised";

    public IdentifyReport {
        files = List.copyOf(files);
    }

    /** A file of an unknown form is one that is not read, as anywhere. */
    @Override
    public ExitCode exit() {
        return files.stream().allMatch(IdentifiedFile::recognised) ? ExitCode.OK : ExitCode.USAGE;
    }
}
