package dev.imatool.examine.parts;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.archive.LeftOut;
import java.util.List;

/** Says what was not read of a folder or an archive: one notice for each reason, with the first names. */
public final class LeftOutNotices {
    private LeftOutNotices() {}

    /** Notices on {@code input}, of that severity where nothing of interest is lost, and warnings where it may be. */
    public static List<Notice> of(String input, Severity severity, List<LeftOut> leftOut) {
        return leftOut.stream()
                .map(each -> Notice.of(
                        NoticeKind.EVIDENCE_LEFT_OUT,
                        each.reason().lost() ? Severity.WARNING : severity,
                        input,
                        new EvidenceStatement.NotRead(each)))
                .toList();
    }
}
