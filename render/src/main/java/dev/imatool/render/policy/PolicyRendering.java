package dev.imatool.render.policy;

import dev.imatool.examine.policy.PolicyReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.policy.FsMagic;
import dev.imatool.parsers.policy.PolicyAction;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRule;
import dev.imatool.parsers.policy.RuleTerm;
import dev.imatool.parsers.policy.RuleWords;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import java.util.List;

/** The report of {@code policy}, declared. */
public final class PolicyRendering {
    private static final Shape<PolicyRule.Need> NEED = Shape.named(
            "need",
            "A kernel release and the word that needs it.",
            shape -> shape.field(
                            "version",
                            "First kernel release that takes the word.",
                            Type.TEXT,
                            need -> need.since().toString())
                    .field(
                            "because",
                            "The word, or what else about the rule needs it.",
                            Type.TEXT,
                            PolicyRule.Need::word));

    private static final Shape<RuleTerm> TERM = Shape.of(
            "One word.",
            shape -> shape.field("key", "Keyword.", Type.TEXT, RuleTerm::word)
                    .field("operator", "=, < or >; empty for a flag.", Type.TEXT, RuleTerm::operator)
                    .field("value", "What follows the operator.", Type.TEXT, RuleTerm::value)
                    .field(
                            "known",
                            "false for a keyword that is not known.",
                            Type.FLAG,
                            term -> term.key().isPresent()));

    private static final Shape<RuleOf> RULE = Shape.named(
            "rule",
            "One rule.",
            shape -> shape.number(
                            "line",
                            "Its line, from 1.",
                            Type.ORDINAL,
                            rule -> rule.rule().line())
                    .nullable(
                            "action",
                            "What it says to do; null where there is not exactly one action.",
                            Type.choice(PolicyAction.class, PolicyAction::word),
                            rule -> rule.rule().action())
                    .field(
                            "text",
                            "The rule without its comment.",
                            Type.TEXT,
                            rule -> rule.rule().text())
                    .field("words", "What it is about, in words.", Type.TEXT, rule -> RuleWords.of(rule.rule()))
                    .list(
                            "terms",
                            "Its other words, in order.",
                            TERM,
                            rule -> rule.rule().terms())
                    .optional(
                            "needs_kernel",
                            "The kernel that its newest word needs.",
                            NEED,
                            rule -> rule.report().policy().need(rule.rule())));

    private static final Shape<PolicyRemark> REMARK = Shape.named(
            "remark",
            "Something to say about a rule.",
            shape -> shape.field(
                            "kind",
                            "What it is.",
                            Type.choice(PolicyRemark.Kind.class, PolicyRemark.Kind::id),
                            PolicyRemark::kind)
                    .field(
                            "weight",
                            "refused (the kernel takes nothing of the policy), questionable (the kernel takes it, and it does not"
                                    + " do what it seems to), odd, note.",
                            Type.choice(PolicyRemark.Weight.class),
                            remark -> remark.kind().weight())
                    .number("line", "Line it is about.", Type.ORDINAL, PolicyRemark::line)
                    .optionalLong(
                            "other_line", "Line of the rule that is the reason.", Type.ORDINAL, PolicyRemark::otherLine)
                    .field("message", "One sentence.", Type.TEXT, PolicyRemark::message));

    private static final Shape<PolicyReport> ACTIONS = Shape.of("Number of rules of each action.", shape -> {
        for (PolicyAction action : PolicyAction.values()) {
            shape.number(
                    action.word(),
                    "Rules with the action " + action.word() + ".",
                    Type.COUNT,
                    report -> count(report, action));
        }
    });

    private static final Shape<MagicOf> FILE_SYSTEM = Shape.of(
            "One file system.",
            shape -> shape.field(
                            "magic",
                            "The number, in hex.",
                            Type.WORDS,
                            magic -> magic.magic().toString())
                    .optional(
                            "name",
                            "Name of the file system, where it is known.",
                            Type.WORDS,
                            magic -> magic.magic().name())
                    .list(
                            "actions",
                            "Actions of the rules that name it.",
                            Type.choice(PolicyAction.class, PolicyAction::word),
                            MagicOf::actions));

    /** How it is written. */
    public static final Rendering<PolicyReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "policy",
                    "What an IMA policy does, and what is wrong with it.",
                    List.of(
                            PolicyReport.SOUND,
                            PolicyReport.QUESTIONABLE,
                            PolicyReport.REFUSED,
                            ReportHeader.NOTHING_READ),
                    PolicyRendering::declare),
            PolicyPage::write);

    private PolicyRendering() {}

    private record RuleOf(PolicyReport report, PolicyRule rule) {}

    private record MagicOf(PolicyReport report, FsMagic magic) {
        List<PolicyAction> actions() {
            return report.policy().rules().stream()
                    .filter(rule -> rule.fsMagic().filter(magic::equals).isPresent())
                    .flatMap(rule -> rule.action().stream())
                    .distinct()
                    .toList();
        }
    }

    private static void declare(Fields<PolicyReport> fields) {
        fields.field(
                        "quoted",
                        "true where the rules were found within another text.",
                        Type.FLAG,
                        report -> report.policy().quoted())
                .field("actions", "Number of rules of each action.", ACTIONS, report -> report)
                .number(
                        "comments",
                        "Lines that are comments.",
                        Type.COUNT,
                        report -> report.policy().comments())
                .optional(
                        "needs_kernel",
                        "The kernel that the newest word of all rules needs; a hint, because distributions take later features"
                                + " into earlier kernels.",
                        NEED,
                        report -> report.policy().need())
                .list(
                        "file_systems",
                        "File systems that rules name by their magic.",
                        FILE_SYSTEM,
                        PolicyRendering::magics)
                .list(
                        "rules",
                        "The rules, in order.",
                        RULE,
                        report -> report.policy().rules().stream()
                                .map(rule -> new RuleOf(report, rule))
                                .toList())
                .list("remarks", "Everything there is to say about the rules, by line.", REMARK, PolicyReport::remarks);
    }

    private static long count(PolicyReport report, PolicyAction action) {
        return report.policy().rules().stream()
                .filter(rule -> rule.action().filter(action::equals).isPresent())
                .count();
    }

    private static List<MagicOf> magics(PolicyReport report) {
        return report.policy().rules().stream()
                .flatMap(rule -> rule.fsMagic().stream())
                .distinct()
                .map(magic -> new MagicOf(report, magic))
                .toList();
    }
}
