package dev.imatool.examine.parts;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.archive.LeftOut;
import java.util.List;
import java.util.stream.Collectors;

/** Says what was not read of a folder or an archive: one notice for each reason, with the first names. */
public final class LeftOutNotices {
    private static final int NAMED = 10;

    private LeftOutNotices() {}

    /** Notices on {@code input}, of that severity where nothing of interest is lost, and warnings where it may be. */
    public static List<Notice> of(String input, Severity severity, List<LeftOut> leftOut) {
        return leftOut.stream()
                .map(each -> Notice.of(
                        NoticeKind.EVIDENCE_LEFT_OUT,
                        each.reason().lost() ? Severity.WARNING : severity,
                        input,
                        words(each)))
                .toList();
    }

    private static String words(LeftOut leftOut) {
        List<LeftOut.Name> named =
                leftOut.first().subList(0, Math.min(NAMED, leftOut.first().size()));
        long more = leftOut.count() - named.size();
        return "left out: " + leftOut.reason().words() + ": "
                + named.stream().map(LeftOutNotices::words).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(LeftOut.Name name) {
        String path = Printable.ofText(name.path());
        return name.target().isEmpty() ? path : path + " -> " + Printable.ofText(name.target());
    }
}
