package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.rule.DecidingExclude;
import dev.imatool.examine.runtimepolicy.rule.Decision;
import dev.imatool.examine.runtimepolicy.rule.RuleReport;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.KeylimeShapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** How the report of {@code runtime-policy explain} is written. */
public final class RuleRendering {
    private static final String OUTCOMES =
            "accepted; listed (no digest was asked for, and those under accepted are); not_in_allowlist and runtime_policy_hash as"
                    + " Keylime has them; not_decided (whether an exclude matches is not known); keylime_stops (with an error, at"
                    + " a name that is not UTF-8).";

    private static final Shape<DecidingExclude> EXCLUDE = Shape.of(
            "An exclude that matches.",
            shape -> shape.optionalLong(
                            "index",
                            "Its number among the excludes, from 0; absent where only all of them together match.",
                            Type.COUNT,
                            exclude -> exclude.index().isPresent()
                                    ? OptionalLong.of(exclude.index().getAsInt())
                                    : OptionalLong.empty())
                    .field("expression", "As the policy has it.", Type.TEXT, DecidingExclude::expression)
                    .field("matched", "The beginning of the path that it matches.", Type.TEXT, DecidingExclude::matched)
                    .field("whole", "Whether that is all of the path.", Type.FLAG, DecidingExclude::whole));

    private static final Shape<Decision> DECISION = Shape.of(
            "What Keylime does with an entry of that name.",
            shape -> shape.field(
                            "kind",
                            "If it is a measured file, a measured key, or another measured buffer.",
                            Type.choice(Decision.Kind.class),
                            Decision::kind)
                    .field("outcome", OUTCOMES, Type.choice(Decision.Outcome.class), Decision::outcome)
                    .field(
                            "rule",
                            "What decides: an exclude, the digests of one part of the policy, or an ignored keyring; none where"
                                    + " no rule is reached.",
                            Type.choice(Decision.Rule.class),
                            Decision::rule)
                    .field(
                            "named",
                            "Whether that part of the policy has the name.",
                            Type.FLAG,
                            decision -> decision.accepted().isPresent())
                    .list(
                            "accepted",
                            "The digests that it has under the name.",
                            Type.HEX,
                            decision -> decision.accepted().orElse(List.of())));

    /** How it is written. */
    public static final Rendering<RuleReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "runtime-policy-explain",
                    "Which rule of a Keylime runtime policy decides about a path.",
                    verdicts(),
                    RuleRendering::declare),
            RulePage::write);

    private RuleRendering() {}

    private static List<String> verdicts() {
        List<String> verdicts = new ArrayList<>();
        Arrays.stream(Decision.Outcome.values()).map(Decision.Outcome::id).forEach(verdicts::add);
        verdicts.add(RuleReport.REFUSED);
        verdicts.add(ReportHeader.NOTHING_READ);
        return verdicts;
    }

    private static void declare(Fields<RuleReport> fields) {
        fields.field("policy", "The policy, as given on the command line.", Type.TEXT, RuleReport::policy)
                .name("path", "The path, as kernels log it: underscores for blanks.", RuleReport::logged)
                .optional("digest", "The digest that was asked for.", Type.HEX, RuleReport::digest)
                .list(
                        "decisions",
                        "For each kind of entry that may have such a name, the likeliest first.",
                        DECISION,
                        RuleReport::decisions)
                .optional("exclude", "The exclude that matches.", EXCLUDE, RuleReport::exclude)
                .optional(
                        "ignored_exclude",
                        "The exclude that would match, if Keylime did not ignore all of them because one is not valid.",
                        EXCLUDE,
                        RuleReport::ignoredExclude)
                .optionalName(
                        "near",
                        "The name that the policy has for the path before or behind the merge of directories into /usr;"
                                + " Keylime compares names as they are.",
                        RuleReport::near)
                .field(
                        "signatures",
                        "Whether the policy has verification keys: a file with a good signature by one is accepted, whatever is"
                                + " listed.",
                        Type.FLAG,
                        RuleReport::signatures)
                .list("lints", "What is odd about the policy.", KeylimeShapes.LINT, RuleReport::lints);
    }
}
