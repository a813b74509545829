package dev.imatool.examine.listfolder;

import dev.imatool.examine.parts.LeftOutNotices;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a directory holds next to the lists that are replayed. */
public final class ListFolderNotices {
    private static final int NAMED = 10;

    private ListFolderNotices() {}

    /** Links, files that are no lists, PCR values that go with none, and that there is no list at all. */
    public static List<Notice> of(String directory, ListFolder folder) {
        List<Notice> notices = new ArrayList<>(LeftOutNotices.of(directory, Severity.WARNING, folder.leftOut()));
        long all = folder.otherFiles() + folder.strayValues().size();
        if (folder.lists().isEmpty()) {
            notices.add(notice(
                    Severity.ERROR,
                    NoticeKind.NO_LIST,
                    directory,
                    all == 0
                            ? "there is no file in it"
                            : "there is no measurement list in it, among " + all + " files: " + names(folder),
                    "collect /sys/kernel/security/ima/binary_runtime_measurements with cat"));
            return notices;
        }
        if (folder.otherFiles() > 0) {
            notices.add(notice(
                    Severity.NOTE,
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    directory,
                    folder.otherFiles()
                            + (folder.otherFiles() == 1
                                    ? " file is not a measurement list"
                                    : " files are not measurement lists")
                            + " and not replayed: " + names(folder),
                    ""));
        }
        if (!folder.strayValues().isEmpty()) {
            notices.add(notice(
                    Severity.WARNING,
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    directory,
                    "PCR values that may be of any of several lists, compared with none: "
                            + folder.strayValues().stream()
                                    .limit(NAMED)
                                    .map(Printable::ofText)
                                    .collect(Collectors.joining(", "))
                            + more(folder.strayValues().size(), NAMED),
                    "give them with --pcrs, and the list that they are of"));
        }
        return notices;
    }

    private static String names(ListFolder folder) {
        return folder.others().stream()
                        .map(other -> Printable.ofText(other.path()) + " (" + other.form() + ")")
                        .collect(Collectors.joining(", "))
                + more(folder.otherFiles(), folder.others().size());
    }

    private static String more(long all, int named) {
        return all > named ? " and " + (all - named) + " more" : "";
    }

    private static Notice notice(Severity severity, NoticeKind kind, String directory, String message, String hint) {
        return Notice.of(kind, severity, directory, message).hint(hint);
    }
}
