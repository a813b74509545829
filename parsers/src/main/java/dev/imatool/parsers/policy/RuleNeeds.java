package dev.imatool.parsers.policy;

import dev.imatool.parsers.policy.PolicyRule.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which kernel a rule needs: the first that takes every word of it, by the history of {@code ima_parse_rule}. Words that no
 * kernel knows need none that could be named.
 */
final class RuleNeeds {
    /** {@code ima: extend "mask" policy matching support}. */
    private static final KernelVersion MASK_AMONG_OTHERS = KernelVersion.of("4.2");

    /** {@code ima: provide ">" and "<" operators for fowner/uid/euid rules}. */
    private static final KernelVersion ID_RANGES = KernelVersion.of("4.11");

    private static final KernelVersion MODSIG = KernelVersion.of("5.4");
    private static final KernelVersion SIGV3_OF_VERITY = KernelVersion.of("5.19");

    /** {@code integrity: Always reference the blacklist keyring with appraisal}: the flag is ignored. */
    private static final KernelVersion FLAG_IGNORED = KernelVersion.of("6.6");

    private static final KernelVersion SHA3 = KernelVersion.of("6.7");

    /** {@code ima: ignore suffixed policy rule comments}. */
    private static final KernelVersion COMMENT = KernelVersion.of("6.14");

    /** Signatures of version 3 over ordinary content, and {@code digest_type=} in any place. */
    private static final KernelVersion SIGV3 = KernelVersion.of("7.1");

    /** {@code ima_validate_rule} of 7.1 refuses it for modules and kexec. */
    private static final KernelVersion SIGV3_OF_MODULES = KernelVersion.of("7.2");

    private static final KernelVersion FIRST = KernelVersion.of("2.6.30");

    private final PolicyRule rule;
    private final boolean dump;
    private final List<Need> needs = new ArrayList<>();

    private RuleNeeds(PolicyRule rule, boolean dump) {
        this.rule = rule;
        this.dump = dump;
    }

    /**
     * The newest need of a rule, with its word; none when it has no word that is known.
     *
     * @param dump true for a rule as the kernel shows it, in whose order it could not always be loaded
     */
    static Optional<Need> newest(PolicyRule rule, boolean dump) {
        RuleNeeds needs = new RuleNeeds(rule, dump);
        rule.actions().forEach(action -> needs.add(action.since(), action.word()));
        boolean appraiseType = false;
        boolean verity = dump && rule.term(PolicyKey.DIGEST_TYPE).isPresent();
        for (RuleTerm term : rule.terms()) {
            if (term.key().isPresent()) {
                PolicyKey key = term.key().get();
                needs.add(key.since(), term.text());
                needs.term(key, term, verity);
                verity |= key == PolicyKey.DIGEST_TYPE;
                appraiseType |= key == PolicyKey.APPRAISE_TYPE;
                if (key == PolicyKey.DIGEST_TYPE && appraiseType && !dump) {
                    needs.add(SIGV3, term.text() + " after appraise_type");
                }
            }
        }
        if (rule.commented()) {
            needs.add(COMMENT, "a comment after the rule");
        }
        return newest(needs.needs);
    }

    /** The newest of several needs, the first of those that are equally new. */
    static Optional<Need> newest(List<Need> needs) {
        return needs.stream().max(Comparator.comparing(Need::since));
    }

    private void term(PolicyKey key, RuleTerm term, boolean verity) {
        String value = term.value();
        switch (key) {
            case FUNC -> {
                boolean alias = PolicyHook.of(value)
                        .filter(hook -> !hook.name().equals(value))
                        .isPresent();
                PolicyHook.of(value).ifPresent(hook -> add(alias ? FIRST : hook.since(), term.text()));
            }
            case MASK -> addIf(value.startsWith("^"), MASK_AMONG_OTHERS, term);
            case UID, GID, EUID, EGID, FOWNER, FGROUP -> addIf(!term.operator().equals("="), ID_RANGES, term);
            case TEMPLATE -> PolicyTemplate.of(value).ifPresent(template -> add(template.since(), term.text()));
            case APPRAISE_ALGOS -> addIf(value.contains("sha3-"), SHA3, term);
            case APPRAISE_FLAG -> addIf(!flagCounts(value), FLAG_IGNORED, term);
            case APPRAISE_TYPE -> {
                addIf(value.equals("imasig|modsig"), MODSIG, term);
                if (value.equals("sigv3")) {
                    boolean module = rule.hook().filter(PolicyHook::takesModsig).isPresent();
                    KernelVersion alone = module ? SIGV3_OF_MODULES : SIGV3;
                    add(verity ? SIGV3_OF_VERITY : alone, term.text());
                }
            }
            default -> {}
        }
    }

    /** Kernels from 5.9 to 6.5 take the flag together with an appended signature only. */
    private boolean flagCounts(String value) {
        boolean modsig = rule.value(PolicyKey.APPRAISE_TYPE)
                .filter("imasig|modsig"::equals)
                .isPresent();
        return value.contains("blacklist") && (dump || modsig);
    }

    private void addIf(boolean needed, KernelVersion since, RuleTerm term) {
        if (needed) {
            add(since, term.text());
        }
    }

    private void add(KernelVersion since, String word) {
        needs.add(new Need(since, word));
    }
}
