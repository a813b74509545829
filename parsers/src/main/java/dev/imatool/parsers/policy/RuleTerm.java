package dev.imatool.parsers.policy;

import java.util.Optional;

/**
 * One word of a rule in addition to its action.
 *
 * @param key the keyword; absent for one that is not known
 * @param word the same as it stands there
 * @param operator {@code =}, {@code <}, {@code >}; empty for a flag
 * @param value after the operator
 */
public record RuleTerm(Optional<PolicyKey> key, String word, String operator, String value) {
    /** Takes a word apart at its first operator. */
    static RuleTerm of(String text) {
        int at = 0;
        while (at < text.length() && "=<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(0, at);
        return at == text.length()
                ? new RuleTerm(PolicyKey.of(word), word, "", "")
                : new RuleTerm(PolicyKey.of(word), word, text.substring(at, at + 1), text.substring(at + 1));
    }

    /** As it stands in the rule. */
    public String text() {
        return word + operator + value;
    }

    boolean is(PolicyKey other) {
        return key.filter(known -> known == other).isPresent();
    }
}
