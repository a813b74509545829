package dev.imatool.parsers.policy;

import dev.imatool.parsers.policy.PolicyRemark.Kind;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the rules of a policy, each by itself and in the order in which the kernel asks them. */
public final class PolicyLint {
    /** How many rules are compared with each other. */
    static final int MOST_RULES = 1_000;

    private PolicyLint() {}

    /** Remarks about the rules, by line. */
    public static List<PolicyRemark> judge(Policy policy) {
        List<PolicyRemark> remarks = new ArrayList<>(policy.remarks());
        policy.rules().forEach(rule -> RuleCheck.check(rule, policy.dump(), remarks));
        Set<Long> refused = new HashSet<>();
        remarks.stream()
                .filter(remark -> remark.kind().weight() == Weight.REFUSED
                        || remark.kind().weight() == Weight.QUESTIONABLE)
                .forEach(remark -> refused.add(remark.line()));
        List<PolicyRule> sound = policy.rules().stream()
                .filter(rule -> rule.action().isPresent() && !refused.contains(rule.line()))
                .limit(MOST_RULES)
                .toList();
        for (int later = 1; later < sound.size(); later++) {
            firstCover(sound, later).ifPresent(remarks::add);
        }
        overlaps(sound, remarks);
        if (policy.rules().size() > MOST_RULES) {
            remarks.add(PolicyRemark.of(
                    Kind.TOO_MANY_RULES,
                    policy.rules().get(MOST_RULES).line(),
                    "only the first " + MOST_RULES + " rules were compared with each other"));
        }
        remarks.sort(Comparator.comparingLong(PolicyRemark::line));
        return List.copyOf(remarks);
    }

    private static void overlaps(List<PolicyRule> rules, List<PolicyRemark> remarks) {
        List<RuleOverlap> conditions = rules.stream().map(RuleOverlap::new).toList();
        for (int later = 1; later < rules.size(); later++) {
            int first = -1;
            int count = 0;
            for (int earlier = 0; earlier < later; earlier++) {
                if (conditions.get(earlier).overlaps(conditions.get(later))) {
                    first = first < 0 ? earlier : first;
                    count++;
                }
            }
            if (count > 0) {
                PolicyRule reason = rules.get(first);
                remarks.add(PolicyRemark.because(
                        Kind.OVERLAPPING_RULE,
                        rules.get(later).line(),
                        reason.line(),
                        "overlaps line " + reason.line()
                                + (count == 1 ? "" : " and " + (count - 1) + " more above it")
                                + ": the same access can match both"));
            }
        }
    }

    private static Optional<PolicyRemark> firstCover(List<PolicyRule> rules, int index) {
        PolicyRule later = rules.get(index);
        PolicyAction action = later.action().orElseThrow();
        for (PolicyRule earlier : rules.subList(0, index)) {
            boolean rival = earlier.action().orElseThrow().sameAspect(action);
            if (rival && RuleCover.covers(earlier, later)) {
                return Optional.of(remark(earlier, later));
            }
        }
        return Optional.empty();
    }

    private static PolicyRemark remark(PolicyRule earlier, PolicyRule later) {
        String decides = "never matches: line " + earlier.line() + " (" + earlier.text() + ") ";
        if (!RuleCover.covers(later, earlier)) {
            return PolicyRemark.because(
                    Kind.SHADOWED_RULE, later.line(), earlier.line(), decides + "matches all of it and decides first");
        }
        boolean same =
                earlier.action().equals(later.action()) && options(earlier).equals(options(later));
        return same
                ? PolicyRemark.because(Kind.DUPLICATE_RULE, later.line(), earlier.line(), decides + "says the same")
                : PolicyRemark.because(
                        Kind.CONFLICTING_RULE,
                        later.line(),
                        earlier.line(),
                        decides + "has the same conditions and decides otherwise");
    }

    private static Set<String> options(PolicyRule rule) {
        Set<String> options = new HashSet<>();
        rule.terms().stream()
                .filter(term -> term.key().filter(key -> !key.isCondition()).isPresent())
                .forEach(term -> options.add(term.text()));
        return options;
    }
}
