package dev.imatool.render.shared;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
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
        notice.entry().ifPresent(entry -> text.append("entry #").append(entry));
        notice.location()
                .map(Phrases::place)
                .or(notice::place)
                .ifPresent(place ->
                        text.append(notice.entry().isPresent() ? " at " : "").append(place));
        if (notice.entry().isPresent()
                || notice.location().isPresent()
                || notice.place().isPresent()) {
            text.append(": ");
        }
        return text.append(notice.message()).toString();
    }
}
