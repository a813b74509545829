package dev.imatool.examine.listfolder;

import dev.imatool.examine.parts.LeftOutNotices;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** Says what a directory holds next to the lists that are replayed. */
public final class ListFolderNotices {
    private static final int NAMED = 10;

    private ListFolderNotices() {}

    /** Links, files that are no lists, PCR values that go with none, and that there is no list at all. */
    public static List<Notice> of(String directory, ListFolder folder) {
        List<Notice> notices = new ArrayList<>(LeftOutNotices.of(directory, Severity.WARNING, folder.leftOut()));
        long all = folder.otherFiles() + folder.strayValues().size();
        if (folder.lists().isEmpty()) {
            Statement none =
                    all == 0 ? Statement.Plain.OF_ITS_KIND : new EvidenceStatement.NoListAmong(all, others(folder));
            notices.add(Notice.of(NoticeKind.NO_LIST, Severity.ERROR, directory, none));
            return notices;
        }
        if (folder.otherFiles() > 0) {
            notices.add(Notice.of(
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    Severity.NOTE,
                    directory,
                    new EvidenceStatement.NotReplayed(others(folder))));
        }
        if (!folder.strayValues().isEmpty()) {
            notices.add(Notice.of(
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    Severity.WARNING,
                    directory,
                    new EvidenceStatement.StrayValues(
                            folder.strayValues().size(),
                            folder.strayValues().stream().limit(NAMED).toList())));
        }
        return notices;
    }

    private static EvidenceStatement.OtherFiles others(ListFolder folder) {
        return new EvidenceStatement.OtherFiles(
                folder.otherFiles(),
                folder.others().stream()
                        .map(other -> new EvidenceStatement.OtherFile(other.path(), other.form()))
                        .toList());
    }
}
