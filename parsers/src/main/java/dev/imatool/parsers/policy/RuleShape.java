package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells lines that are meant as rules, however faulty, from lines of another text. A kernel knows no such difference: it
 * refuses both.
 */
final class RuleShape {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final int WORDS_OF_PROSE = 3;
    private static final List<String> ACTIONS =
            Arrays.stream(PolicyAction.values()).map(PolicyAction::word).toList();

    /** Keywords that mean nothing outside a policy. */
    private static final Set<PolicyKey> OWN_KEYS = EnumSet.complementOf(EnumSet.of(
            PolicyKey.UID,
            PolicyKey.GID,
            PolicyKey.EUID,
            PolicyKey.EGID,
            PolicyKey.LABEL,
            PolicyKey.TEMPLATE,
            PolicyKey.PCR,
            PolicyKey.FUNC,
            PolicyKey.MASK));

    private RuleShape() {}

    /** True for a rule that can be told amid another text: it begins with an action, though it may be misspelt. */
    static boolean standsOut(PolicyRule rule) {
        if (rule.beginsWithAction()) {
            return rule.terms().stream().anyMatch(RuleShape::assigns);
        }
        return beginsWithNearAction(rule);
    }

    /** True for a line of a policy that is meant as a rule. */
    static boolean meantAsRule(PolicyRule rule) {
        boolean known = rule.terms().stream().anyMatch(RuleShape::known);
        boolean allKnown = rule.terms().stream().allMatch(RuleShape::known);
        boolean bare = rule.beginsWithAction() && rule.terms().isEmpty();
        boolean ordered = !rule.actions().isEmpty() && known && allKnown;
        return standsOut(rule)
                || bare
                || ordered
                || (allKnown && rule.terms().stream().anyMatch(RuleShape::ours));
    }

    /** True for a line that only a document or a terminal session has. */
    static boolean isMarkup(String line) {
        String first = line.split(" ", 2)[0];
        boolean prompt = first.equals("$") || (first.indexOf('@') > 0 && (first.endsWith("#") || first.endsWith("$")));
        return prompt
                || line.startsWith("```")
                || line.startsWith("~~~")
                || line.startsWith("<")
                || line.contains("<<");
    }

    /** True for a line of several words that is not meant as a rule. */
    static boolean isProse(PolicyRule rule) {
        return rule.actions().size() + rule.terms().size() >= WORDS_OF_PROSE && !meantAsRule(rule);
    }

    /** The action that the first word of the rule is near to, though it is none. */
    static Optional<String> nearAction(PolicyRule rule) {
        return rule.terms().stream()
                .limit(1)
                .filter(term -> IDENTIFIER.matcher(term.text()).matches())
                .flatMap(term -> Spelling.nearest(term.text().toLowerCase(Locale.ROOT), ACTIONS).stream())
                .findFirst();
    }

    private static boolean beginsWithNearAction(PolicyRule rule) {
        return rule.terms().stream().skip(1).anyMatch(RuleShape::known)
                && nearAction(rule).isPresent();
    }

    private static boolean assigns(RuleTerm term) {
        return term.is(PolicyKey.PERMIT_DIRECTIO)
                || (!term.operator().isEmpty()
                        && IDENTIFIER.matcher(term.word()).matches())
                || names(term.word());
    }

    private static boolean known(RuleTerm term) {
        return term.is(PolicyKey.PERMIT_DIRECTIO)
                || (term.key().isPresent() && !term.operator().isEmpty())
                || names(term.value());
    }

    private static boolean ours(RuleTerm term) {
        return term.key().filter(OWN_KEYS::contains).isPresent() || names(term.value());
    }

    /** True for the name of a hook or a mask. */
    private static boolean names(String word) {
        return Stream.concat(PolicyHook.of(word).stream(), RuleCheck.maskOf(word).stream())
                .findAny()
                .isPresent();
    }
}
