package dev.imatool.render.explain;

import dev.imatool.examine.explain.ExplainReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.NotExplained;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Page of {@code explain}: each explanation with its steps, what nothing explains, and what was tried. */
final class ExplainPage {
    private ExplainPage() {}

    /** Explanations of one PCR that say the same of several banks. */
    private record Group(String list, int pcr, String statement, String evidence) {
        static Group of(Explanation one, Page page) {
            return new Group(one.list(), one.expected().pcr(), cause(one, page), hints(one, page));
        }
    }

    /** Writes the whole report. */
    static void write(ExplainReport report, Page page) throws IOException {
        page.line(ExplainHeadline.of(report, page));
        for (List<Explanation> group : groups(report.explanations().explained(), page)) {
            explanation(page, group);
        }
        for (NotExplained one : report.explanations().notExplained()) {
            notExplained(page, one);
        }
        TriedLines.write(page, report.explanations());
        for (List<Explanation> group : groups(report.explanations().reproduced(), page)) {
            page.blank();
            page.line(subject(group) + " " + page.paint(Role.GOOD, cause(group.get(0), page)));
        }
        if (report.templateDigests().mismatching() + report.templateDigests().notComputable() > 0) {
            EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
        }
    }

    private static String cause(Explanation one, Page page) {
        return new CausePhrases(EntryNames.on(page, one.entries())).of(one.cause());
    }

    private static String hints(Explanation one, Page page) {
        return ExplanationPhrases.hints(one, EntryNames.on(page, one.entries()));
    }

    private static List<List<Explanation>> groups(List<Explanation> explanations, Page page) {
        Map<Group, List<Explanation>> groups = new LinkedHashMap<>();
        for (Explanation one : explanations) {
            groups.computeIfAbsent(Group.of(one, page), group -> new ArrayList<>())
                    .add(one);
        }
        return List.copyOf(groups.values());
    }

    private static String subject(List<Explanation> group) {
        Explanation first = group.get(0);
        List<String> banks = group.stream().map(one -> one.expected().bank()).toList();
        String list = first.list().isEmpty() ? "" : "list " + Printable.ofText(first.list()) + ": ";
        return list + Printable.ofText(String.join(", ", banks)) + " PCR "
                + first.expected().pcr();
    }

    private static void explanation(Page page, List<Explanation> group) throws IOException {
        Explanation first = group.get(0);
        Role role = first.harmless() ? Role.GOOD : Role.BAD;
        page.blank();
        page.line(subject(group) + " " + page.paint(role, Printable.ofText(cause(first, page))));
        if (!first.hints().isEmpty()) {
            page.line("  " + hints(first, page));
        }
        if (!first.harmless() || first.kind() == Explanation.Kind.GIVEN_START) {
            StepLines.write(page, first, group.size() > 1);
        }
    }

    private static void notExplained(Page page, NotExplained one) throws IOException {
        page.blank();
        page.line(page.paint(
                Role.BAD, Printable.ofText(ExplanationPhrases.sentence(one, EntryNames.on(page, one.entries())))));
        page.line("  expected  " + one.expected().value().hex() + "  ("
                + Printable.ofText(one.expected().origin()) + ")");
    }
}
