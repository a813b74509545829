package dev.imatool.fleet.question;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a fleet.
 *
 * @param head with a finding where there are rows and ought to be none
 * @param fleet the folder, as given
 * @param question its name
 * @param summary how much there is in the fleet
 * @param columns of the rows
 * @param rows the first ones
 * @param all how many there are
 */
public record FleetAnswer(
        ReportHeader head,
        String fleet,
        String question,
        FleetSummary summary,
        List<AnswerColumn> columns,
        List<Row> rows,
        long all)
        implements Report {
    /** How many rows an answer keeps. */
    public static final int KEPT = 1000;

    /** Verdict where there are rows. */
    public static final String FOUND = "found";

    /** Verdict where there are none. */
    public static final String NOTHING = "nothing_found";

    public FleetAnswer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param values one for each column: a {@link Long}, a {@link Boolean}, a {@link Double} or a text that is not escaped, or nothing
     */
    public record Row(List<Optional<Object>> values) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
