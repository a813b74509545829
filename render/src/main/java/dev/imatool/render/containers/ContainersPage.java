package dev.imatool.render.containers;

import dev.imatool.diff.survey.SurveyedContainer;
import dev.imatool.diff.survey.SurveyedContainer.Creator;
import dev.imatool.diff.survey.SurveyedContainer.InList;
import dev.imatool.examine.containers.ContainersReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page of {@code containers}: each container with its ends and its creator, then what they have in common. */
final class ContainersPage {
    private static final int USUAL = 50;

    private ContainersPage() {}

    /** Writes the whole report. */
    static void write(ContainersReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return;
        }
        List<SurveyedContainer> containers = byPod(report.containers());
        if (report.entriesOutside() > 0 && !containers.isEmpty()) {
            page.blank();
            page.line("outside containers (host): " + Phrases.entries(report.entriesOutside()));
        }
        for (SurveyedContainer container : containers.subList(0, Math.min(page.most(USUAL), containers.size()))) {
            write(page, report.head(), container);
        }
        if (containers.size() > page.most(USUAL)) {
            page.blank();
            page.line("… and " + (containers.size() - page.most(USUAL)) + " more; --all prints them");
        }
        SharedIdPage.write(page, report.sharedIds());
        OverlapPage.write(page, report.head(), report.overlap());
        if (report.columns() > 0) {
            page.blank();
            page.line(
                    "A namespace's own list lacks files that were measured before in any namespace: it is not an inventory.");
        }
        ContainerPhrases.noTpm(page, report.head(), report.bootAggregates());
        ResolutionPage.write(page, report);
        NamespaceFindings.write(page, report.head().findings());
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static String verdict(ContainersReport report, Page page) {
        List<InputSummary> inputs = report.head().inputs();
        String name =
                inputs.size() == 1 ? Phrases.name(inputs.get(0)) : Phrases.count(inputs.size(), "input", "inputs");
        long entries = report.entries();
        if (entries == 0) {
            return name + ": " + page.paint(Role.BAD, "nothing read");
        }
        if (report.containers().isEmpty()) {
            return name + ": none of " + Phrases.entries(entries) + " names a container";
        }
        String text = name + ": " + counted(report.containers()) + " in " + (entries - report.entriesOutside()) + " of "
                + Phrases.entries(entries);
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

    /** How many containers, and how many namespaces of the host beside them. */
    private static String counted(List<SurveyedContainer> containers) {
        long host = containers.stream()
                .filter(container -> container.container().host())
                .count();
        long others = containers.size() - host;
        String ofHost = Phrases.count(host, "namespace of the host", "namespaces of the host");
        String text = Phrases.count(others, "container", "containers");
        if (host == 0) {
            return text;
        }
        return others == 0 ? ofHost : text + " and " + ofHost;
    }

    /** In the order of their first entries, but those of one pod together. */
    private static List<SurveyedContainer> byPod(List<SurveyedContainer> containers) {
        Map<String, List<SurveyedContainer>> pods = new HashMap<>();
        List<List<SurveyedContainer>> groups = new ArrayList<>();
        for (SurveyedContainer container : containers) {
            List<SurveyedContainer> group = container
                    .container()
                    .pod()
                    .map(pod -> pods.computeIfAbsent(pod, any -> new ArrayList<>()))
                    .orElseGet(ArrayList::new);
            if (group.isEmpty()) {
                groups.add(group);
            }
            group.add(container);
        }
        return groups.stream().flatMap(List::stream).toList();
    }

    private static void write(Page page, ReportHeader head, SurveyedContainer container) throws IOException {
        page.blank();
        page.line(page.paint(
                        Role.HEADING, Printable.ofText(container.container().id())) + of(container) + "  "
                + Phrases.entries(container.entries()) + counted(container.modules(), "kernel module", "kernel modules")
                + counted(container.images(), "image entry", "image entries")
                + counted(container.violations(), "violation", "violations"));
        if (container.uses() > 1) {
            page.line("  number used again: " + Phrases.count(container.uses(), "creator", "creators") + "; container "
                    + container.use() + " of " + container.uses());
        }
        if (container.container().pod().isPresent()) {
            page.line(
                    "  pod      " + Printable.ofText(container.container().pod().get()));
        }
        if (!container.container().around().isEmpty()) {
            page.line("  in       "
                    + container.container().around().reversed().stream()
                            .map(Printable::ofText)
                            .collect(Collectors.joining(", in ")));
        }
        page.line("  lists    "
                + container.lists().stream().map(list -> list(head, list)).collect(Collectors.joining(", ")));
        if (container.creator().isPresent()) {
            page.line("  creator  " + creator(head, container.creator().get()));
        }
        page.line("  first    " + ContainerPhrases.entry(head, container.first()) + "  "
                + Printable.textOf(container.first().path()));
        page.line("  last     " + ContainerPhrases.entry(head, container.last()) + "  "
                + Printable.textOf(container.last().path()));
    }

    /** Of which runtime it is and where it is named; nothing of a namespace, whose number shows what it is. */
    private static String of(SurveyedContainer container) {
        if (container.container().host()) {
            return " (host)";
        }
        if (container.container().namespace().isPresent()) {
            return "";
        }
        return " (" + ContainerText.claim(container.container()) + ")";
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
