package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.replay.GivenStarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says which PCRs begin at a value that the user gave, because nothing proves it, and which of these values had no use. */
public final class StartNotices {
    private static final String INPUT = "--start";

    private StartNotices() {}

    /** @param used true for a value from which something was computed */
    public static List<Notice> of(GivenStarts starts, Predicate<ExpectedPcr> used) {
        List<Notice> notices = new ArrayList<>();
        for (ExpectedPcr start : starts.values()) {
            String which = Printable.ofText(start.bank()) + " PCR " + start.pcr();
            notices.add(
                    used.test(start)
                            ? note(
                                    Severity.NOTE,
                                    "start_given",
                                    which
                                            + " begins at the value given: nothing here proves that it held it before the first"
                                            + " entry")
                            : note(Severity.WARNING, "start_not_used", "nothing is computed of " + which));
        }
        return notices;
    }

    private static Notice note(Severity severity, String kind, String message) {
        return Notice.ofText(severity, kind, INPUT, Optional.empty(), message, Optional.empty());
    }
}
