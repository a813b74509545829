package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.GivenStarts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says which PCRs begin at a value that the user gave, because nothing proves it, and which of these values had no use. */
public final class StartNotices {
    private StartNotices() {}

    /** @param used true for a value from which something was computed */
    public static List<Notice> of(GivenStarts starts, Predicate<ExpectedPcr> used) {
        List<Notice> notices = new ArrayList<>();
        for (ExpectedPcr start : starts.values()) {
            notices.add(
                    used.test(start)
                            ? note(NoticeKind.START_GIVEN, PcrStatement.OfPcr.What.BEGINS_AS_GIVEN, start)
                            : note(NoticeKind.START_NOT_USED, PcrStatement.OfPcr.What.NOT_COMPUTED, start));
        }
        return notices;
    }

    private static Notice note(NoticeKind kind, PcrStatement.OfPcr.What what, ExpectedPcr start) {
        return Notice.of(kind, start.origin(), PcrStatement.OfPcr.of(what, start));
    }
}
