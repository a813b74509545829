package dev.imatool.render.output;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.examine.report.Tool;
import dev.imatool.render.html.HtmlHead;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.NoticePhrases;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.NoticeWords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is around a report that is a document of its own: which command made it, of which files, and what is odd about them. On a
 * terminal the command line stands above the report and the rest on standard error.
 */
final class PageFrame {
    private static final int PRINTED = 100;

    private PageFrame() {}

    static void begin(Report report, Page page) throws IOException {
        ReportHeader header = report.head();
        page.line(Role.HEADING, Tool.NAME + " " + header.command());
        page.blank();
    }

    static void end(Report report, Page page) throws IOException {
        notices(page, report.head().notices());
        madeOf(report, page);
    }

    /** What the report was made of. */
    static void madeOf(Report report, Page page) throws IOException {
        ReportHeader header = report.head();
        page.blank();
        page.line(Role.HEADING, "Files read");
        Table files = new Table(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);
        files.titles("role", "bytes", "SHA-256", "path");
        for (ReportInput input : header.read()) {
            files.row(
                    Cell.plain(input.role().id()),
                    Cell.number(input.bytes()),
                    Cell.plain(input.sha256().orElse("")),
                    Cell.plain(Printable.ofText(input.path())));
        }
        page.table(files);
        page.blank();
        page.line("Made by " + Tool.NAME + " " + Tool.VERSION + " with: " + commandLine(header));
        page.line("Exit status: " + report.exit().status());
    }

    /** What was typed. */
    private static String commandLine(ReportHeader header) {
        String arguments = header.arguments().isEmpty()
                ? header.command()
                : header.arguments().stream().map(Printable::ofText).collect(Collectors.joining(" "));
        return Tool.NAME + " " + arguments;
    }

    /** What stands above a report on a page that has a place for it. */
    static HtmlHead head(Report report) {
        ReportHeader header = report.head();
        ExitCode exit = report.exit();
        Role role = switch (exit) {
            case OK -> Role.GOOD;
            case FINDING -> Role.BAD;
            case USAGE, DAMAGED, INTERNAL -> Role.ODD;
        };
        long findings = header.findings().count();
        String found = findings == 0 ? "" : ", " + Phrases.count(findings, "finding", "findings");
        String damaged = exit == ExitCode.DAMAGED ? ", an input is damaged or cut short" : "";
        return new HtmlHead(
                Tool.NAME + " " + header.command(),
                header.verdict().replace('_', ' ') + found + damaged,
                role,
                List.of("Exit status: " + exit.status(), "Command: " + commandLine(header)));
    }

    static void notices(Page page, List<Notice> notices) throws IOException {
        if (notices.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Role.HEADING, "About the files");
        for (Notice notice : notices.subList(0, Math.min(PRINTED, notices.size()))) {
            page.line("  " + NoticePhrases.severity(notice) + ": " + NoticePhrases.sentence(notice));
            Optional<String> hint = NoticeWords.hint(notice);
            if (hint.isPresent()) {
                page.line("    hint: " + hint.get());
            }
        }
        if (notices.size() > PRINTED) {
            page.line("  … and " + (notices.size() - PRINTED) + " more; --format json lists them");
        }
    }
}
