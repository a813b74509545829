package dev.imatool.render.history;

import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.paths.PathHistory;
import dev.imatool.diff.paths.PathHistory.Measured;
import dev.imatool.examine.history.HistoryReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Page of {@code history}: how often what changed, then each path with its measurements. */
final class HistoryPage {
    private static final int PATHS = 20;
    private static final int MEASUREMENTS = 20;

    private HistoryPage() {}

    /** Writes the whole report. */
    static void write(HistoryReport report, Page page) throws IOException {
        InputSummary input = report.head().inputs().get(0);
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : page.paint(Role.ODD, "; the input is " + Phrases.words(input.completeness()));
        page.line(Phrases.name(input) + ": " + verdict(page, report) + whole);
        List<PathHistory> paths = report.paths();
        int shown = Math.min(page.most(PATHS), paths.size());
        for (PathHistory path : paths.subList(0, shown)) {
            page.blank();
            write(page, path);
        }
        if (paths.size() > shown) {
            page.blank();
            page.line("… and " + (paths.size() - shown) + " more paths; --all prints them");
        }
        tail(page, report);
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static String verdict(Page page, HistoryReport report) {
        List<PathHistory> paths = report.paths();
        String asked = Printable.ofText(String.join(" or ", report.asked()));
        return switch (report.head().verdict()) {
            case ReportHeader.NOTHING_READ -> page.paint(Role.BAD, "nothing read");
            case HistoryReport.NOT_MEASURED ->
                asked + " was " + page.paint(Role.ODD, "not measured") + "; that proves nothing about the file";
            case HistoryReport.MEASURED -> paths.size() == 1 ? one(page, paths.get(0)) : several(page, asked, paths);
            case HistoryReport.CHANGED ->
                page.paint(Role.ODD, Phrases.count(paths.size(), "path has", "paths have") + " more than one digest")
                        + ", of " + report.known();
            default -> page.paint(Role.GOOD, "no path has more than one digest") + ", of " + report.known();
        };
    }

    private static String one(Page page, PathHistory path) {
        return named(page, path) + " was measured "
                + page.paint(
                        path.digests() > 1 ? Role.ODD : Role.GOOD,
                        Phrases.count(path.measurements().size(), "time", "times") + " with "
                                + Phrases.count(path.digests(), "digest", "different digests"));
    }

    private static String several(Page page, String asked, List<PathHistory> paths) {
        long changed = paths.stream().filter(path -> path.digests() > 1).count();
        return Phrases.count(paths.size(), "path", "paths") + " for " + asked + ", "
                + page.paint(changed > 0 ? Role.ODD : Role.GOOD, changed + " with more than one digest");
    }

    private static void write(Page page, PathHistory path) throws IOException {
        page.line(Role.HEADING, named(page, path));
        List<Measured> measurements = path.measurements();
        int from = Math.max(0, measurements.size() - page.most(MEASUREMENTS));
        if (from > 0) {
            page.line("  … " + from + " earlier; --all prints them");
        }
        List<Measured> shown = measurements.subList(from, measurements.size());
        int width = shown.stream()
                .mapToInt(measured -> place(measured).length())
                .max()
                .orElse(0);
        for (Measured measured : shown) {
            write(page, measured, width);
        }
    }

    private static String place(Measured measured) {
        String list = measured.list().isEmpty() ? "" : " of " + Printable.ofText(measured.list());
        return "entry " + measured.entry().entry() + list;
    }

    private static void write(Page page, Measured measured, int width) throws IOException {
        String place = place(measured);
        String candidate = measured.candidate()
                .map(name -> "  is " + page.paint(Role.GOOD, Printable.ofText(name)))
                .orElse("");
        page.line("  " + place + " ".repeat(width - place.length()) + "  " + digest(measured) + candidate);
        if (!measured.alsoAs().isEmpty()) {
            page.line("    also as  " + names(page, measured.alsoAs()));
        }
    }

    private static String names(Page page, List<PathHistory.OtherName> names) {
        return names.stream()
                .map(other -> other.container()
                                .map(container -> "[" + ContainerText.of(page, container) + "] ")
                                .orElse("")
                        + Printable.textOf(other.path())
                        + " (entry " + other.entry() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String digest(Measured measured) {
        if (measured.entry().violation()) {
            return "violation";
        }
        return measured.entry().fileDigest().map(HistoryPage::digest).orElse("no digest");
    }

    private static String digest(MeasuredDigest digest) {
        return digest.type().map(type -> Printable.ofText(type) + ":").orElse("") + Printable.ofText(digest.algorithm())
                + ":" + digest.digest().hex();
    }

    private static String named(Page page, PathHistory path) {
        return Printable.textOf(path.path()) + ContainerText.after(page, path.container());
    }

    private static void tail(Page page, HistoryReport report) throws IOException {
        if (!report.candidates().isEmpty()) {
            page.blank();
        }
        for (HistoryReport.Candidate candidate : report.candidates()) {
            long entries = candidate.found().entries();
            long more = entries - candidate.found().first().size();
            page.line(Printable.ofText(candidate.name()) + ": "
                    + (entries == 0
                            ? "in no entry of the list"
                            : "in " + Phrases.entries(entries) + ": "
                                    + names(page, candidate.found().first())
                                    + (more > 0 ? ", … and " + more + " more" : "")));
        }
        if (report.repeated() > 0) {
            page.blank();
            page.line(Phrases.entries(report.repeated()) + " left out: an earlier list of the input has "
                    + (report.repeated() == 1 ? "it" : "them"));
        }
    }
}
