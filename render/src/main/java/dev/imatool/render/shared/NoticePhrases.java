package dev.imatool.render.shared;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.render.words.NoticeWords;
import java.util.Locale;

/** Notices in words. */
public final class NoticePhrases {
    private NoticePhrases() {}

    /** {@code note}, {@code warning} or {@code error}. */
    public static String severity(Notice notice) {
        return notice.severity().name().toLowerCase(Locale.ROOT);
    }

    /** {@code run1.bin: entry #1042 at 0x2f31c: template data length 70123 exceeds the 512 bytes left}. */
    public static String sentence(Notice notice) {
        StringBuilder text = new StringBuilder(Printable.ofText(notice.input())).append(": ");
        Place at = notice.place();
        at.entry().ifPresent(entry -> text.append("entry #").append(entry));
        at.location()
                .map(Phrases::place)
                .or(at::words)
                .ifPresent(place ->
                        text.append(at.entry().isPresent() ? " at " : "").append(place));
        text.append(ContainerText.afterInDocument(at.container()));
        if (!at.equals(Place.WHOLE_INPUT)) {
            text.append(": ");
        }
        return text.append(NoticeWords.sentence(notice)).toString();
    }
}
