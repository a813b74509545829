package dev.imatool.render.attest;

import dev.imatool.examine.attest.AttestReport;
import dev.imatool.examine.attest.AttestedFile;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import dev.imatool.parsers.json.dsse.ReportStatement;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Page of {@code attest}: the verdict, what speaks against it, what the report says, and the files. */
final class AttestPage {
    private static final int USUAL = 50;

    private AttestPage() {}

    /** Writes the whole report. */
    static void write(AttestReport report, Page page) throws IOException {
        page.line(Phrases.name(report.envelope()) + ": " + verdict(report, page));
        List<Finding> findings = report.head().findings().listed();
        for (Finding finding : findings.subList(0, Math.min(page.most(USUAL), findings.size()))) {
            String input = ((Finding.OfLine) finding).input();
            String about = input.equals(report.envelope()) ? "" : Phrases.name(input) + ": ";
            page.line("  " + about + page.paint(Role.BAD, FindingSentence.message(finding)));
        }
        if (findings.size() > page.most(USUAL)) {
            page.line("  … and " + (findings.size() - page.most(USUAL)) + " more; --all prints them");
        }
        // what nobody signed says nothing
        if (report.signed()) {
            if (report.statement().flaws().isEmpty()) {
                content(report.statement(), page);
            }
            subjects(report, page);
        }
    }

    private static String verdict(AttestReport report, Page page) {
        return switch (report.head().verdict()) {
            case AttestReport.VERIFIED ->
                page.paint(Role.GOOD, "verified") + ", signed with the key " + signer(report) + "; " + given(report);
            case AttestReport.UNDECIDED -> page.paint(Role.ODD, "undecided");
            default ->
                page.paint(Role.BAD, "not verified")
                        + (report.signed() ? ", though signed with the key " + signer(report) : "");
        };
    }

    private static String signer(AttestReport report) {
        return report.signatures().stream()
                .flatMap(signature -> signature.by().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String given(AttestReport report) {
        long all = report.subjects().size();
        long given = all - report.notGiven();
        if (given == 0) {
            return "no file was given to compare with";
        }
        return given == all
                ? "every file that it is about was given"
                : given + " of the " + all + " files that it is about " + (given == 1 ? "was" : "were") + " given";
    }

    private static void content(ReportStatement statement, Page page) throws IOException {
        page.line("  the report: " + Printable.ofText(statement.schema().orElse("")) + ", verdict "
                + Printable.ofText(statement.verdict().orElse("")) + ", exit status "
                + (statement.exit().isPresent() ? statement.exit().getAsLong() : "unknown"));
        page.line("  made with: imatool "
                + statement.command().stream().map(Printable::ofText).collect(Collectors.joining(" ")));
    }

    private static void subjects(AttestReport report, Page page) throws IOException {
        List<AttestedFile> subjects = report.subjects();
        if (subjects.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Role.HEADING, "Files that the signed report is about");
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);
        table.titles("name in the report", "read as", "SHA-256", "given as");
        for (AttestedFile each : subjects.subList(0, Math.min(page.most(USUAL), subjects.size()))) {
            Cell given = each.files().isEmpty()
                    ? Cell.of(Role.DIM, "not given")
                    : Cell.plain(each.files().stream().map(Printable::ofText).collect(Collectors.joining(", ")));
            table.row(
                    Cell.plain(Printable.ofText(each.subject().name())),
                    Cell.plain(each.subject().roles().stream()
                            .map(Printable::ofText)
                            .collect(Collectors.joining(", "))),
                    Cell.plain(each.subject().sha256()),
                    given);
        }
        page.rows(table);
        if (subjects.size() > page.most(USUAL)) {
            page.line("  … and " + (subjects.size() - page.most(USUAL)) + " more; --all prints them");
        }
    }
}
