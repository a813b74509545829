package dev.imatool.render.verify;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.verify.VerifyReport;
import dev.imatool.model.Completeness;
import dev.imatool.model.QualifiedName;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.EntryPhrases;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;
import java.util.List;

/** Page of {@code verify}: the verdict on each input, how copies compare, what buffers say, and each entry that is wrong. */
final class VerifyPage {
    private VerifyPage() {}

    /** Writes the whole report. */
    static void write(VerifyReport report, Page page) throws IOException {
        List<InputSummary> inputs = report.head().inputs();
        boolean part = report.copiesPart();
        if (part) {
            copies(page, report.copies().get(), inputs);
        }
        String consistent = inputs.size() == 1
                ? "consistent with itself, which proves no origin"
                : part ? "by itself" : "consistent with itself";
        for (int i = 0; i < inputs.size(); i++) {
            verdict(report, i, page, part ? consistent : page.paint(Role.GOOD, consistent));
        }
        if (report.copies().isPresent() && !part) {
            copies(page, report.copies().get(), inputs);
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (i > 0 && report.copies().orElse(null) instanceof CopyResult.Same) {
                break;
            }
            String name = inputs.size() > 1 ? Phrases.name(inputs.get(i)) + ": " : "";
            BufferStatementPage.write(page, report.buffers().get(i), name);
        }
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static void verdict(VerifyReport report, int index, Page page, String consistent) throws IOException {
        InputSummary input = report.head().inputs().get(index);
        TemplateDigestCounts counts = report.perInput().get(index);
        long contradictions = report.contradictions().get(index);
        String whole = input.completeness() == Completeness.COMPLETE || input.entries() == 0
                ? ""
                : ", but the input is " + Phrases.words(input.completeness());
        String digests = TemplateDigestPhrases.counts(counts, input.templateDigest());
        String said = switch (report.verdictOf(index)) {
            case CONSISTENT -> consistent + ": " + digests;
            case INCONSISTENT ->
                page.paint(Role.BAD, "inconsistent") + ", " + Phrases.count(contradictions, "finding", "findings")
                        + "; " + digests;
            case UNPROVEN -> page.paint(Role.BAD, "unproven") + ": " + digests;
            case NOTHING_READ -> page.paint(Role.BAD, "nothing read");
        };
        page.line(Phrases.name(input) + ": " + said + page.paint(Role.ODD, whole));
    }

    private static void copies(Page page, CopyResult copies, List<InputSummary> inputs) throws IOException {
        String first = Phrases.name(inputs.get(0));
        String second = Phrases.name(inputs.get(1));
        switch (copies) {
            case CopyResult.Same same ->
                page.line("copies: " + page.paint(Role.GOOD, "the same") + ", " + Phrases.entries(same.sameEntries()));
            case CopyResult.FirstIsPrefix prefix ->
                page.line(longer(page, prefix.sameEntries(), first, second, prefix.more()));
            case CopyResult.SecondIsPrefix prefix ->
                page.line(longer(page, prefix.sameEntries(), second, first, prefix.more()));
            case CopyResult.PartsAt parts -> {
                String field = parts.field().isEmpty() ? "" : " (field " + parts.field() + ")";
                page.line("copies: " + page.paint(Role.BAD, "they differ at entry " + parts.entry())
                        + ContainerText.beside(page, parts.secondName().container()) + ", in "
                        + EntryPhrases.of(parts.aspect()) + field);
                page.line("  in " + first + " at " + Phrases.place(parts.first()) + ": "
                        + named(page, parts.firstName())
                        + Printable.ofText(parts.saidByFirst()));
                page.line("  in " + second + " at " + Phrases.place(parts.second()) + ": "
                        + named(page, parts.secondName())
                        + Printable.ofText(parts.saidBySecond()));
                if (parts.kexec().isPresent()) {
                    page.line("  " + kexec(parts, parts.kexec().get(), first, second));
                }
            }
        }
    }

    private static String named(Page page, QualifiedName name) {
        return name.path().isEmpty()
                ? ""
                : Printable.textOf(name.path()) + ContainerText.after(page, name.container()) + ": ";
    }

    private static String kexec(CopyResult.PartsAt parts, CopyResult.Kexec kexec, String first, String second) {
        String later = kexec.inSecond() ? second : first;
        String earlier = kexec.inSecond() ? first : second;
        String entries = parts.entry() == kexec.last()
                ? "entry " + kexec.last() + " of " + earlier + " was"
                : "entries " + parts.entry() + "-" + kexec.last() + " of " + earlier + " were";
        return "there " + later + " has a boot_aggregate, as of a kernel started by kexec: it carries the first "
                + Phrases.entries(parts.sameEntries()) + ", and " + entries
                + " measured in between, if a value or quote of the PCR proves it (imatool evidence)";
    }

    private static String longer(Page page, long same, String shorter, String longer, long more) {
        return "copies: " + page.paint(Role.GOOD, "the same") + " for the " + Phrases.entries(same) + " of " + shorter
                + "; " + longer + " has " + more + " more";
    }
}
