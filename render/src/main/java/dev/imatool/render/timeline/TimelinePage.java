package dev.imatool.render.timeline;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.timeline.CollectedList;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineList;
import dev.imatool.examine.timeline.TimelineQuote;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.examine.timeline.TimelineRow;
import dev.imatool.model.Entry;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.stream.Collectors;

/** Page of {@code timeline}: how many entries are dated by what, then a line for each row. */
final class TimelinePage {
    private static final int USUAL = 200;
    private static final int USUAL_FIRMWARE = 40;
    private static final int DIGEST_SHOWN = 12;
    private static final int WHEN = 44;
    private static final int TRUST = 11;

    private final Page page;
    private final boolean several;
    private final int numberWidth;
    private TimelineList list;

    private TimelinePage(TimelineReport report, Page page) {
        this.page = page;
        this.several = report.lists().size() > 1;
        this.list = report.lists().get(0);
        this.numberWidth = Math.max(
                2,
                Long.toString(report.lists().stream()
                                .mapToLong(each -> each.list().entries())
                                .max()
                                .orElse(0))
                        .length());
    }

    /** Writes the whole report. */
    static void write(TimelineReport report, Page page) throws IOException {
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)
                || report.lists().isEmpty()) {
            page.line(Role.BAD, "no entry could be read");
            return;
        }
        for (TimelineList each : report.lists()) {
            page.line(head(each));
        }
        TimelinePhrases.summary(report, page);
        if (report.rows() == 0) {
            return;
        }
        TimelinePage rows = new TimelinePage(report, page);
        page.blank();
        page.line(Role.HEADING, rows.line("#", "when", "trust", "what"));
        long most = page.most(USUAL);
        rows.all(report, most, page.most(USUAL_FIRMWARE));
    }

    /** Firmware events are counted apart, so that those of one long log leave place for the entries. */
    private void all(TimelineReport report, long most, long mostFirmware) throws IOException {
        long[] met = {0, 0};
        report.feed().feed(row -> {
            boolean firmware = row.event() instanceof TimelineEvent.Firmware;
            long shown = met[firmware ? 1 : 0]++;
            if (shown < (firmware ? mostFirmware : most)) {
                row(row, met[0] + met[1] == 1);
            }
        });
        if (met[1] > mostFirmware) {
            page.line(
                    Role.DIM,
                    "… and " + Phrases.count(met[1] - mostFirmware, "more event", "more events")
                            + " of the firmware; --all prints them");
        }
        if (met[0] > most) {
            page.line(Listing.more(met[0] - most));
        }
    }

    private static String head(TimelineList list) {
        String collections = list.collections().size() < 2
                ? ""
                : ", collected " + list.collections().size() + " times ("
                        + list.collections().stream()
                                .map(CollectedList::entries)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + " entries)";
        long dating = list.quotes().stream()
                .filter(quote -> quote.bound() == TimelineQuote.Bound.DATES_ENTRIES)
                .count();
        String quotes = list.quotes().isEmpty()
                ? "no quote"
                : dating + " of " + Phrases.count(list.quotes().size(), "quote", "quotes") + " "
                        + (dating == 1 ? "dates" : "date") + " entries";
        return Printable.ofText(list.path()) + ": "
                + Phrases.entries(list.list().entries()) + collections + "; " + quotes;
    }

    @SuppressWarnings("ReferenceEquality") // rows of one list have it, and it is long to compare
    private void row(TimelineRow row, boolean first) throws IOException {
        if (several && (first || row.list() != list)) {
            list = row.list();
            page.line(Role.HEADING, Printable.ofText(list.host()));
        }
        switch (row.event()) {
            case TimelineEvent.Measured measured ->
                page.line(line(
                        Long.toString(measured.entry().number()),
                        TimelinePhrases.when(measured),
                        measured.trust().map(TimelinePhrases::trust).orElse("-"),
                        digest(measured.entry()) + "  " + name(measured.entry()) + TimelinePhrases.remark(measured)));
            default ->
                page.line(
                        Role.DIM,
                        line(
                                "-",
                                TimelinePhrases.when(row.event()),
                                TimelineShapes.trust(row)
                                        .map(TimelinePhrases::trust)
                                        .orElse("-"),
                                row.event() instanceof TimelineEvent.Firmware firmware
                                        ? FirmwareWords.of(firmware, DIGEST_SHOWN)
                                        : TimelinePhrases.what(row.event())));
        }
    }

    private String line(String number, String when, String trust, String what) {
        return pad(number, numberWidth, true) + "  " + pad(when, WHEN, false) + "  " + pad(trust, TRUST, false) + "  "
                + what;
    }

    private static String digest(Entry entry) {
        return entry.fileDigest()
                .map(digest -> Printable.ofText(digest.algorithmName()) + ":"
                        + TimelinePhrases.shortened(digest.digest().hex(), DIGEST_SHOWN))
                .orElse("-");
    }

    private String name(Entry entry) {
        String name = entry.name().path().isEmpty()
                ? "(no name)"
                : Printable.textOf(entry.name().path());
        return entry.name().image()
                ? name
                : name + ContainerText.after(page, entry.name().container());
    }

    private static String pad(String text, int width, boolean left) {
        String space = " ".repeat(Math.max(0, width - text.length()));
        return left ? space + text : text + space;
    }
}
