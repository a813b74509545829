package dev.imatool.parsers.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param line where it stands, from 1
 * @param text as it stands there, without blanks around it and without a comment; one character per byte
 * @param actions its actions; the kernel wants exactly one
 * @param actionFirst true when the action stands before all else
 * @param terms the other words, in order
 */
public record PolicyRule(
        long line, String text, List<PolicyAction> actions, boolean actionFirst, List<RuleTerm> terms) {
    /** Signatures of version 3 over ordinary content, without {@code digest_type=verity}. */
    private static final KernelVersion SIGV3_ALONE = new KernelVersion(7, 1);

    private static final int MOST_TERMS = 60;

    public PolicyRule {
        actions = List.copyOf(actions);
        terms = List.copyOf(terms);
    }

    /** Takes a line apart; none when nothing is left of it without its comment. */
    static Optional<PolicyRule> parse(long line, String text) {
        List<PolicyAction> actions = new ArrayList<>();
        List<RuleTerm> terms = new ArrayList<>();
        boolean actionFirst = true;
        StringBuilder kept = new StringBuilder();
        for (String word : text.strip().split("[ \t]+", MOST_TERMS)) {
            if (word.startsWith("#")) {
                break;
            }
            if (!word.isEmpty()) {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
                Optional<PolicyAction> action = PolicyAction.of(word);
                action.ifPresent(actions::add);
                if (action.isEmpty()) {
                    actionFirst &= !actions.isEmpty();
                    terms.add(RuleTerm.of(word));
                }
            }
        }
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyRule(line, kept.toString(), actions, actionFirst, terms));
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

    /** True when it looks like a rule to somebody who reads a text: an action, then at least one keyword. */
    boolean looksLikeOne() {
        return actions.size() == 1
                && actionFirst
                && terms.stream()
                        .anyMatch(term -> term.key().isPresent()
                                && (!term.operator().isEmpty() || term.is(PolicyKey.PERMIT_DIRECTIO)));
    }

    /** The kernel that the newest of its words needs, with that word. */
    public Optional<Need> need() {
        Stream<Need> needs = terms.stream().flatMap(term -> need(term).stream());
        Optional<RuleTerm> alone = term(PolicyKey.APPRAISE_TYPE)
                .filter(term -> term.value().equals("sigv3")
                        && term(PolicyKey.DIGEST_TYPE).isEmpty());
        Stream<Need> ordinary = alone.map(term -> new Need(SIGV3_ALONE, term.text())).stream();
        return Stream.concat(needs, ordinary).max(Comparator.comparing(Need::since));
    }

    /** A word and the first kernel that knows it. */
    public record Need(KernelVersion since, String word) {}

    private static Optional<Need> need(RuleTerm term) {
        Optional<KernelVersion> value = switch (term.key().orElse(PolicyKey.PERMIT_DIRECTIO)) {
            case FUNC -> PolicyHook.of(term.value()).flatMap(PolicyHook::since);
            case MASK -> term.value().startsWith("^") ? Optional.of(new KernelVersion(4, 2)) : Optional.empty();
            case APPRAISE_TYPE ->
                switch (term.value()) {
                    case "imasig|modsig" -> Optional.of(new KernelVersion(5, 4));
                    case "sigv3" -> Optional.of(new KernelVersion(5, 19));
                    default -> Optional.empty();
                };
            default -> term.key().flatMap(PolicyKey::since);
        };
        return value.map(since -> new Need(since, term.text()));
    }
}
