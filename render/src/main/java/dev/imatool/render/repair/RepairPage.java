package dev.imatool.render.repair;

import dev.imatool.examine.repair.RepairReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairResult;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Page of {@code repair}: how much can be repaired, then each place with its proof. */
final class RepairPage {
    private static final int USUAL = 50;

    private RepairPage() {}

    /** Writes the whole report. */
    static void write(RepairReport report, Page page) throws IOException {
        InputSummary input = report.head().inputs().get(0);
        page.line(Phrases.name(input) + ": " + verdict(page, report, input));
        List<Repair> repairs = report.result().repairs();
        boolean binary = input.format().equals(Optional.of(ListFormat.BINARY));
        int shown = Math.min(page.most(USUAL), repairs.size());
        for (Repair repair : repairs.subList(0, shown)) {
            page.blank();
            write(page, repair, binary);
        }
        long places = report.result().places();
        if (places > shown) {
            page.blank();
            page.line(Listing.more(places, shown, repairs.size()));
        }
        tail(page, report);
    }

    private static String verdict(Page page, RepairReport report, InputSummary input) {
        RepairResult result = report.result();
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : page.paint(Role.ODD, "; the input is " + Phrases.words(input.completeness()));
        return switch (report.head().verdict()) {
            case ReportHeader.NOTHING_READ -> page.paint(Role.BAD, "nothing read");
            case RepairReport.NOTHING_TO_REPAIR ->
                page.paint(Role.GOOD, "nothing to repair") + ", "
                        + TemplateDigestPhrases.counts(report.templateDigests(), input.templateDigest()) + whole;
            case RepairReport.REPAIRABLE -> page.paint(Role.ODD, "repairable") + ", " + counts(result) + whole;
            case RepairReport.PARTLY_REPAIRABLE ->
                page.paint(Role.BAD, "partly repairable") + ", " + counts(result) + whole;
            default -> page.paint(Role.BAD, "not repairable") + ", " + counts(result) + whole;
        };
    }

    /** {@code 3 places do not fit: 2 with a unique repair, 1 ambiguous}. */
    private static String counts(RepairResult result) {
        StringBuilder text = new StringBuilder();
        text.append(Phrases.count(result.places(), "place does", "places do")).append(" not fit: ");
        text.append(result.unique()).append(" with a unique repair");
        if (result.ambiguous() > 0) {
            text.append(", ").append(result.ambiguous()).append(" ambiguous");
        }
        if (result.none() > 0) {
            text.append(", ").append(result.none()).append(" without a repair");
        }
        if (result.omitted() > 0) {
            text.append(", ").append(result.omitted()).append(" not searched");
        }
        return text.toString();
    }

    private static void write(Page page, Repair repair, boolean binary) throws IOException {
        String number = repair.entry().isPresent()
                ? "entry " + repair.entry().getAsLong() + " at " + Phrases.place(repair.location())
                : Phrases.place(repair.location());
        String name = repair.name().path().isEmpty()
                ? ""
                : ": " + Printable.textOf(repair.name().path())
                        + ContainerText.after(page, repair.name().container());
        String field =
                repair.field().map(id -> ", field " + Printable.ofText(id)).orElse("");
        page.line(number + name + ": " + page.paint(role(repair), "does not fit its template digest") + field);
        switch (repair.outcome()) {
            case Repair.Unique unique -> {
                text(page, "damaged ", repair.damaged());
                text(page, "repaired", unique.repaired());
                page.line("  proof     " + page.paint(Role.GOOD, "the template digest") + "; imatool "
                        + RepairPhrases.done(unique.kind())
                        + unique.also()
                                .map(also -> ", and " + RepairPhrases.done(also))
                                .orElse("") + tried(repair));
            }
            case Repair.Ambiguous ambiguous -> {
                text(page, "damaged ", repair.damaged());
                for (ByteString candidate : ambiguous.candidates()) {
                    text(page, "perhaps ", candidate);
                }
                page.line("  proof     nothing decides between these" + tried(repair));
            }
            case Repair.None none -> {
                if (!binary) {
                    text(page, "damaged ", repair.damaged());
                }
                page.line("  proof     " + page.paint(Role.BAD, "none") + ": " + RepairPhrases.reason(none.reason())
                        + tried(repair));
            }
        }
    }

    private static Role role(Repair repair) {
        return repair.outcome() instanceof Repair.Unique ? Role.ODD : Role.BAD;
    }

    /** Several lines stand below each other. */
    private static void text(Page page, String title, ByteString text) throws IOException {
        String label = title;
        int from = 0;
        while (from <= text.length()) {
            int lineFeed = text.indexOf('\n', from);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            page.line("  " + label + "  " + Printable.textOf(text.slice(from, end)));
            label = " ".repeat(title.length());
            from = end + 1;
        }
    }

    private static String tried(Repair repair) {
        return repair.tried() == 0 ? "" : " (" + Phrases.count(repair.tried(), "variant", "variants") + " tried)";
    }

    private static void tail(Page page, RepairReport report) throws IOException {
        if (report.undescribed() > 0) {
            page.blank();
            page.line(Phrases.entries(report.undescribed())
                    + " have templates whose fields are not known: nothing can be proven or repaired there");
        }
        if (report.output().isPresent()) {
            page.blank();
            page.line("written to " + Phrases.name(report.output().get()) + ", with "
                    + Phrases.count(report.result().unique(), "repair", "repairs"));
        }
    }
}
