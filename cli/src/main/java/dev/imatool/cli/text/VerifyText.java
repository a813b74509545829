package dev.imatool.cli.text;

import dev.imatool.render.shared.Phrases;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.verify.VerifyReport;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.VerificationVerdict;
import java.io.IOException;
import java.util.List;

/** Text of {@code verify}. */
public final class VerifyText {
    private VerifyText() {}

    /** Writes the whole report. */
    public static void write(VerifyReport report, Page page) throws IOException {
        List<InputSummary> inputs = report.head().inputs();
        boolean part =
                report.copies().filter(CopyResult.PartsAt.class::isInstance).isPresent();
        if (part) {
            copies(page, report.copies().get(), inputs);
        }
        String consistent = inputs.size() == 1
                ? "consistent with itself, which proves no origin"
                : part ? "by itself" : "consistent with itself";
        for (int i = 0; i < inputs.size(); i++) {
            verdict(
                    page,
                    inputs.get(i),
                    part ? consistent : page.paint(Role.GOOD, consistent),
                    report.perInput().get(i),
                    report.contradictions().get(i));
        }
        if (report.copies().isPresent() && !part) {
            copies(page, report.copies().get(), inputs);
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (i > 0 && report.copies().orElse(null) instanceof CopyResult.Same) {
                break;
            }
            String name = inputs.size() > 1 ? Phrases.name(inputs.get(i)) + ": " : "";
            BufferStatementText.write(page, report.buffers().get(i), name);
        }
        FindingText.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static void verdict(
            Page page, InputSummary input, String consistent, TemplateDigestCounts counts, long contradictions)
            throws IOException {
        String name = Phrases.name(input) + ": ";
        if (input.entries() == 0) {
            page.line(name + page.paint(Role.BAD, "nothing read"));
            return;
        }
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : ", but the input is " + Phrases.words(input.completeness());
        VerificationVerdict verdict = VerificationVerdict.of(counts, contradictions);
        String digests = FindingText.counts(counts, input.templateDigest());
        String said = switch (verdict) {
            case CONSISTENT -> consistent + ": " + digests;
            case INCONSISTENT ->
                page.paint(Role.BAD, "inconsistent") + ", " + Phrases.count(contradictions, "finding", "findings")
                        + "; " + digests;
            case UNPROVEN -> page.paint(Role.BAD, "unproven") + ": " + digests;
            case NOTHING_READ -> page.paint(Role.BAD, "nothing read");
        };
        page.line(name + said + page.paint(Role.ODD, whole));
    }

    private static void copies(Page page, CopyResult copies, List<InputSummary> inputs) throws IOException {
        String first = Phrases.name(inputs.get(0));
        String second = Phrases.name(inputs.get(1));
        switch (copies) {
            case CopyResult.Same same ->
                page.line("copies: " + page.paint(Role.GOOD, "the same") + ", " + Phrases.entries(same.sameEntries()));
            case CopyResult.FirstIsPrefix prefix ->
                page.line(goesOn(page, prefix.sameEntries(), first, second, prefix.more()));
            case CopyResult.SecondIsPrefix prefix ->
                page.line(goesOn(page, prefix.sameEntries(), second, first, prefix.more()));
            case CopyResult.PartsAt parts -> {
                String field = parts.field().isEmpty() ? "" : " (field " + parts.field() + ")";
                page.line("copies: " + page.paint(Role.BAD, "they part at entry " + parts.entry()) + ": "
                        + parts.aspect().wording() + field);
                page.line("  in " + first + " at " + Phrases.place(parts.first()) + ": "
                        + Printable.ofText(parts.saidByFirst()));
                page.line("  in " + second + " at " + Phrases.place(parts.second()) + ": "
                        + Printable.ofText(parts.saidBySecond()));
                if (parts.kexec().isPresent()) {
                    page.line("  " + kexec(parts, parts.kexec().get(), first, second));
                }
            }
        }
    }

    private static String kexec(CopyResult.PartsAt parts, CopyResult.Kexec kexec, String first, String second) {
        String later = kexec.inSecond() ? second : first;
        String earlier = kexec.inSecond() ? first : second;
        String entries = parts.entry() == kexec.last()
                ? "entry " + kexec.last() + " of " + earlier + " lies"
                : "entries " + parts.entry() + "-" + kexec.last() + " of " + earlier + " lie";
        return "there " + later
                + " has a boot_aggregate, as of a kernel that was started by kexec: it carries the first "
                + Phrases.entries(parts.sameEntries()) + ", and " + entries
                + " between, if a value or quote of the PCR proves it (verify --evidence)";
    }

    private static String goesOn(Page page, long same, String shorter, String longer, long more) {
        return "copies: " + page.paint(Role.GOOD, "the same") + " for the " + Phrases.entries(same) + " of " + shorter
                + "; " + longer + " goes on for " + Phrases.entries(more);
    }
}
