package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether one rule matches wherever another does. Says so only where it is certain; conditions that are not known
 * are never taken to be the same as others.
 */
final class RuleCover {
    private RuleCover() {}

    /** True when {@code broad} matches whatever {@code narrow} matches. */
    static boolean covers(PolicyRule broad, PolicyRule narrow) {
        boolean hookMustBeNamed =
                narrow.hook().filter(PolicyHook::wantsToBeNamed).isPresent();
        if (broad.term(PolicyKey.FUNC).isEmpty() && hookMustBeNamed) {
            return false;
        }
        return broad.terms().stream()
                .filter(term -> term.key().map(PolicyKey::isCondition).orElse(true))
                .allMatch(term -> impliedBy(term, narrow));
    }

    private static boolean impliedBy(RuleTerm condition, PolicyRule rule) {
        if (condition.key().isEmpty()) {
            return rule.terms().contains(condition);
        }
        PolicyKey key = condition.key().get();
        Optional<RuleTerm> same = rule.term(key);
        if (same.isEmpty()) {
            return false;
        }
        String broad = condition.value();
        String narrow = same.get().value();
        return switch (key) {
            case FUNC -> hook(broad).equals(hook(narrow));
            case MASK ->
                broad.equals(narrow)
                        || (broad.startsWith("^") && broad.substring(1).equals(narrow));
            case FSMAGIC ->
                FsMagic.parse(broad).isPresent() && FsMagic.parse(broad).equals(FsMagic.parse(narrow));
            case FSUUID -> broad.toLowerCase(Locale.ROOT).equals(narrow.toLowerCase(Locale.ROOT));
            case UID, GID, EUID, EGID, FOWNER, FGROUP -> {
                Optional<IdRange> outer = IdRange.of(condition);
                Optional<IdRange> inner = IdRange.of(same.get());
                yield outer.isPresent() && inner.isPresent() && outer.get().contains(inner.get());
            }
            case KEYRINGS, LABEL -> names(broad).containsAll(names(narrow));
            default -> condition.text().equals(same.get().text());
        };
    }

    private static String hook(String value) {
        return PolicyHook.of(value).map(PolicyHook::name).orElse(value);
    }

    private static Set<String> names(String value) {
        return new HashSet<>(Arrays.asList(value.split("\\|", -1)));
    }
}
