package dev.imatool.parsers.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rule.
 *
 * @param line where it is, from 1
 * @param text as it stands there, without blanks around it and without a comment; one character per byte
 * @param actions its actions; the kernel wants exactly one
 * @param termsBeforeAction how many other words stand before the first action, or how many there are without one
 * @param terms the other words, in order, at most {@link #MOST_TERMS}
 * @param commented true when a comment stands after it
 * @param whole false when it has more words than were read
 */
public record PolicyRule(
        long line,
        String text,
        List<PolicyAction> actions,
        int termsBeforeAction,
        List<RuleTerm> terms,
        boolean commented,
        boolean whole) {
    /** How many words are read. A kernel takes no more than one of nearly all that it knows. */
    static final int MOST_TERMS = 60;

    public PolicyRule {
        actions = List.copyOf(actions);
        terms = List.copyOf(terms);
    }

    /** Takes a line apart at blanks and tabs, as the kernel does; none when nothing is left of it without its comment. */
    static Optional<PolicyRule> parse(long line, String text) {
        List<PolicyAction> actions = new ArrayList<>();
        List<RuleTerm> terms = new ArrayList<>();
        StringBuilder kept = new StringBuilder();
        int before = -1;
        boolean commented = false;
        boolean whole = true;
        for (String word : text.split("[ \t]+")) {
            if (word.startsWith("#")) {
                commented = true;
                break;
            }
            if (word.isEmpty()) {
                continue;
            }
            if (actions.size() + terms.size() == MOST_TERMS) {
                whole = false;
                break;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(word);
            Optional<PolicyAction> action = PolicyAction.of(word);
            if (action.isPresent()) {
                before = before < 0 ? terms.size() : before;
                actions.add(action.get());
            } else {
                terms.add(RuleTerm.of(word));
            }
        }
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyRule(
                        line, kept.toString(), actions, before < 0 ? terms.size() : before, terms, commented, whole));
    }

    /** The action; none when there is not exactly one. */
    public Optional<PolicyAction> action() {
        return actions.size() == 1 ? Optional.of(actions.get(0)) : Optional.empty();
    }

    /** The first term of that keyword. */
    public Optional<RuleTerm> term(PolicyKey key) {
        return terms.stream().filter(term -> term.is(key)).findFirst();
    }

    /** Its value. */
    public Optional<String> value(PolicyKey key) {
        return term(key).map(RuleTerm::value);
    }

    /** The hook it names, if it names one that is known. */
    public Optional<PolicyHook> hook() {
        return value(PolicyKey.FUNC).flatMap(PolicyHook::of);
    }

    /** The magic of the file system it names. */
    public Optional<FsMagic> fsMagic() {
        return value(PolicyKey.FSMAGIC).flatMap(FsMagic::parse);
    }

    /** True when an action is its first word. */
    boolean beginsWithAction() {
        return !actions.isEmpty() && termsBeforeAction == 0;
    }

    /**
     * A word and the first kernel that takes it.
     *
     * @param since that kernel
     * @param word the word, or what else about the rule needs it; may quote the policy
     */
    public record Need(KernelVersion since, String word) {}
}
