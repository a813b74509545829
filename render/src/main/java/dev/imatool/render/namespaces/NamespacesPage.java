package dev.imatool.render.namespaces;

import dev.imatool.diff.survey.SurveyedNamespace;
import dev.imatool.diff.survey.SurveyedNamespace.Creator;
import dev.imatool.diff.survey.SurveyedNamespace.InList;
import dev.imatool.examine.namespaces.NamespacesReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page of {@code namespaces}: each namespace with its ends and its creator, then what they have in common. */
final class NamespacesPage {
    private static final int USUAL = 50;

    private NamespacesPage() {}

    /** Writes the whole report. */
    static void write(NamespacesReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return;
        }
        List<SurveyedNamespace> namespaces = report.namespaces();
        if (report.entriesOutside() > 0 && !namespaces.isEmpty()) {
            page.blank();
            page.line("outside namespaces: " + Phrases.entries(report.entriesOutside()));
        }
        for (SurveyedNamespace namespace : namespaces.subList(0, Math.min(page.most(USUAL), namespaces.size()))) {
            write(page, report.head(), namespace);
        }
        if (namespaces.size() > page.most(USUAL)) {
            page.blank();
            page.line(Listing.more(namespaces.size() - page.most(USUAL)));
        }
        OverlapPage.write(page, report.head(), report.overlap());
        if (report.columns() > 0) {
            page.blank();
            page.line(
                    "A namespace's own list lacks files that were measured before, for whomever: it is not an inventory.");
        }
        ContainerPhrases.noTpm(page, report.head(), report.bootAggregates());
        ResolutionPage.write(page, report);
        NamespaceFindings.write(page, report.head().findings());
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static String verdict(NamespacesReport report, Page page) {
        List<InputSummary> inputs = report.head().inputs();
        String name =
                inputs.size() == 1 ? Phrases.name(inputs.get(0)) : Phrases.count(inputs.size(), "input", "inputs");
        long entries = inputs.stream().mapToLong(InputSummary::entries).sum();
        if (entries == 0) {
            return name + ": " + page.paint(Role.BAD, "nothing read");
        }
        if (report.namespaces().isEmpty()) {
            return name + ": none of " + Phrases.entries(entries) + " names a namespace";
        }
        String text = name + ": "
                + Phrases.count(report.namespaces().size(), "namespace", "namespaces") + " in "
                + (entries - report.entriesOutside()) + " of " + Phrases.entries(entries);
        if (report.columns() > 0) {
            String agree = (report.columns() - report.columnsDiffer()) + " of " + report.columns()
                    + " first columns equal the number in the name";
            text += "; " + page.paint(report.columnsDiffer() == 0 ? Role.GOOD : Role.BAD, agree);
        }
        if (report.templateDigests().mismatching() > 0) {
            text += "; "
                    + page.paint(Role.BAD, TemplateDigestPhrases.counts(report.templateDigests(), Optional.empty()));
        }
        return text;
    }

    private static void write(Page page, ReportHeader head, SurveyedNamespace namespace) throws IOException {
        page.blank();
        page.line(page.paint(Role.HEADING, Printable.ofText(namespace.label())) + "  "
                + Phrases.entries(namespace.entries()) + counted(namespace.modules(), "kernel module", "kernel modules")
                + counted(namespace.images(), "image entry", "image entries")
                + counted(namespace.violations(), "violation", "violations"));
        page.line("  lists    "
                + namespace.lists().stream().map(list -> list(head, list)).collect(Collectors.joining(", ")));
        if (namespace.creator().isPresent()) {
            page.line("  creator  " + creator(head, namespace.creator().get()));
        }
        page.line("  first    " + ContainerPhrases.entry(head, namespace.first()) + "  "
                + Printable.textOf(namespace.first().path()));
        page.line("  last     " + ContainerPhrases.entry(head, namespace.last()) + "  "
                + Printable.textOf(namespace.last().path()));
    }

    private static String counted(long number, String one, String many) {
        return number == 0 ? "" : ", " + Phrases.count(number, one, many);
    }

    private static String list(ReportHeader head, InList list) {
        String name =
                list.list().isEmpty() ? Phrases.name(head.inputs().get(list.input())) : Printable.ofText(list.list());
        return name + " (" + list.entries()
                + (list.pcr().isPresent() ? ", PCR " + list.pcr().getAsInt() : "") + ")";
    }

    private static String creator(ReportHeader head, Creator creator) {
        String chain = creator.processChain()
                .map(pids -> ", processes " + Printable.ofText(pids))
                .orElse("");
        String also = creator.alsoIn().isEmpty()
                ? ""
                : ", the same file as in "
                        + creator.alsoIn().stream()
                                .map(label -> label.isEmpty() ? "entries outside" : Printable.ofText(label))
                                .collect(Collectors.joining(", "));
        return ContainerPhrases.entry(head, creator.entry()) + chain + also + "  "
                + Printable.textOf(creator.entry().path());
    }
}
