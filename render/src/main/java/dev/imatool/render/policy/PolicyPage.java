package dev.imatool.render.policy;

import dev.imatool.examine.policy.PolicyReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.policy.FsMagic;
import dev.imatool.parsers.policy.PolicyAction;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRule;
import dev.imatool.parsers.policy.RuleWords;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page of {@code policy}: the verdict, what is wrong, and what each action is done to. */
final class PolicyPage {
    private static final int USUAL = 100;

    private PolicyPage() {}

    /** Writes the whole report. */
    static void write(PolicyReport report, Page page) throws IOException {
        List<PolicyRule> rules = report.policy().rules();
        page.line(verdict(report, page));
        remarks(page, report);
        for (PolicyAction action : PolicyAction.values()) {
            List<PolicyRule> done = rules.stream()
                    .filter(rule -> rule.action().filter(action::equals).isPresent())
                    .toList();
            if (!done.isEmpty()) {
                action(page, action, done);
            }
        }
    }

    private static String verdict(PolicyReport report, Page page) {
        String name = Phrases.name(report.head().inputs().get(0)) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        List<PolicyRule> rules = report.policy().rules();
        String counts = Arrays.stream(PolicyAction.values())
                .map(action -> count(rules, action))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        String verdict = switch (report.head().verdict()) {
            case PolicyReport.REFUSED -> page.paint(Role.BAD, "refused by the kernel");
            case PolicyReport.QUESTIONABLE -> page.paint(Role.BAD, "questionable") + ", the kernel takes it";
            default -> page.paint(Role.GOOD, "sound");
        };
        // no kernel takes a policy that is refused
        String needs = report.head().verdict().equals(PolicyReport.REFUSED)
                ? ""
                : report.policy()
                        .need()
                        .map(need ->
                                "; needs Linux " + need.since() + " or later, for " + Printable.ofText(need.word()))
                        .orElse("");
        return name + verdict + ", " + Phrases.count(rules.size(), "rule", "rules")
                + (counts.isEmpty() ? "" : " (" + counts + ")") + needs;
    }

    private static String count(List<PolicyRule> rules, PolicyAction action) {
        long count = rules.stream()
                .filter(rule -> rule.action().filter(action::equals).isPresent())
                .count();
        return count == 0 ? "" : count + " " + action.word();
    }

    private static void remarks(Page page, PolicyReport report) throws IOException {
        List<PolicyRemark> bad = report.bad();
        if (!bad.isEmpty()) {
            page.blank();
        }
        for (PolicyRemark remark : bad.subList(0, Math.min(page.most(USUAL), bad.size()))) {
            page.line("line " + remark.line() + ": " + page.paint(Role.BAD, Printable.ofText(remark.message())));
        }
        if (bad.size() > page.most(USUAL)) {
            page.line("… and " + (bad.size() - page.most(USUAL)) + " more; --all prints them");
        }
        long overlapping = report.overlapping();
        if (overlapping > 0) {
            page.blank();
            page.line(
                    Role.DIM,
                    Phrases.count(overlapping, "rule overlaps an earlier one", "rules overlap earlier ones")
                            + ": the same access can match both; --format json lists them");
        }
    }

    /** Rules with nothing but a file system stand in one line. */
    private static void action(Page page, PolicyAction action, List<PolicyRule> rules) throws IOException {
        page.blank();
        page.line(Role.HEADING, words(action));
        List<PolicyRule> others =
                rules.stream().filter(rule -> fileSystemAlone(rule).isEmpty()).toList();
        String fileSystems = rules.stream()
                .flatMap(rule -> fileSystemAlone(rule).stream())
                .map(magic -> magic.name().orElse(magic.toString()))
                .collect(Collectors.joining(", "));
        if (!fileSystems.isEmpty()) {
            page.line("  all files on " + fileSystems);
        }
        for (PolicyRule rule : others.subList(0, Math.min(page.most(USUAL), others.size()))) {
            page.line(
                    "  " + Printable.ofText(RuleWords.of(rule)) + page.paint(Role.DIM, "  (line " + rule.line() + ")"));
        }
        if (others.size() > page.most(USUAL)) {
            page.line("  … and " + (others.size() - page.most(USUAL)) + " more; --all prints them");
        }
    }

    private static Optional<FsMagic> fileSystemAlone(PolicyRule rule) {
        return rule.terms().size() == 1 ? rule.fsMagic() : Optional.empty();
    }

    private static String words(PolicyAction action) {
        return switch (action) {
            case MEASURE -> "measures";
            case DONT_MEASURE -> "does not measure";
            case APPRAISE -> "appraises";
            case DONT_APPRAISE -> "does not appraise";
            case AUDIT -> "audits";
            case DONT_AUDIT -> "does not audit";
            case HASH -> "writes the digest of";
            case DONT_HASH -> "does not write the digest of";
        };
    }
}
