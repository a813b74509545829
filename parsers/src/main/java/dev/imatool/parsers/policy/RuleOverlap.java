package dev.imatool.parsers.policy;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether two rules can match the same access, as {@code tests/ima_policy_check.awk} of ima-evm-utils does: their
 * actions are related, or one appraises and the other does something; and no condition that both have rules it out.
 * {@code func=} rules nothing out, because one access passes several hooks, nor do lists of keyrings and labels, nor
 * {@code <}, {@code >} and {@code ^}, whose sets may meet. A rule that says exactly the same is a duplicate instead.
 */
final class RuleOverlap {
    private final PolicyAction action;
    private final Map<PolicyKey, String> conditions = new EnumMap<>(PolicyKey.class);
    private final Set<String> words = new HashSet<>();

    /** Takes the conditions of a rule that has an action. */
    RuleOverlap(PolicyRule rule) {
        action = rule.action().orElseThrow();
        for (RuleTerm term : rule.terms()) {
            PolicyKey key = term.key().orElse(PolicyKey.FUNC);
            String value = value(key, term);
            words.add(term.word() + term.operator() + value);
            boolean decides = term.operator().equals("=") && !value.startsWith("^");
            if (key.isCondition()
                    && key != PolicyKey.FUNC
                    && key != PolicyKey.KEYRINGS
                    && key != PolicyKey.LABEL
                    && decides) {
                conditions.put(key, value);
            }
        }
    }

    boolean overlaps(RuleOverlap other) {
        if (!related(other) || (action == other.action && words.equals(other.words))) {
            return false;
        }
        for (Map.Entry<PolicyKey, String> condition : conditions.entrySet()) {
            String theirs = other.conditions.get(condition.getKey());
            if (theirs != null && !theirs.equals(condition.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean related(RuleOverlap other) {
        return action.sameAspect(other.action)
                || (action == PolicyAction.APPRAISE && !other.action.prevents())
                || (other.action == PolicyAction.APPRAISE && !action.prevents());
    }

    /** The value, spelt in one way only. */
    private static String value(PolicyKey key, RuleTerm term) {
        return switch (key) {
            case FUNC -> PolicyHook.of(term.value()).map(PolicyHook::name).orElse(term.value());
            case FSMAGIC -> FsMagic.parse(term.value()).map(FsMagic::toString).orElse(term.value());
            default ->
                key.isId() ? IdRange.of(term).map(range -> "" + range.lowest()).orElse(term.value()) : term.value();
        };
    }
}
