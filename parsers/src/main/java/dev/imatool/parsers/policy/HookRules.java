package dev.imatool.parsers.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which words each hook allows ({@code ima_validate_rule}). */
final class HookRules {
    private static final Set<PolicyKey> WITH_KEYS = EnumSet.of(
            PolicyKey.FUNC,
            PolicyKey.UID,
            PolicyKey.GID,
            PolicyKey.PCR,
            PolicyKey.TEMPLATE,
            PolicyKey.APPRAISE_FLAG,
            PolicyKey.KEYRINGS);
    private static final Set<PolicyKey> WITH_DATA = EnumSet.of(
            PolicyKey.FUNC,
            PolicyKey.UID,
            PolicyKey.GID,
            PolicyKey.PCR,
            PolicyKey.TEMPLATE,
            PolicyKey.APPRAISE_FLAG,
            PolicyKey.LABEL);
    /** The kernel forgets to refuse labels here. */
    private static final Set<PolicyKey> WITH_XATTR = EnumSet.of(
            PolicyKey.FUNC,
            PolicyKey.APPRAISE_ALGOS,
            PolicyKey.APPRAISE_FLAG,
            PolicyKey.OBJ_USER,
            PolicyKey.OBJ_ROLE,
            PolicyKey.OBJ_TYPE,
            PolicyKey.SUBJ_USER,
            PolicyKey.SUBJ_ROLE,
            PolicyKey.SUBJ_TYPE);

    private static final Set<PolicyKey> NOT_WITH_CMDLINE =
            EnumSet.of(PolicyKey.MASK, PolicyKey.DIGEST_TYPE, PolicyKey.PERMIT_DIRECTIO);
    private static final Set<PolicyAction> MEASURING = EnumSet.of(PolicyAction.MEASURE, PolicyAction.DONT_MEASURE);

    private HookRules() {}

    /** What the kernel refuses about a rule of that hook. */
    static List<String> forbidden(PolicyRule rule, PolicyHook hook) {
        List<String> wrong = new ArrayList<>();
        switch (hook) {
            case KEY_CHECK -> {
                onlyMeasured(rule, hook, wrong);
                only(rule, hook, WITH_KEYS, wrong);
            }
            case CRITICAL_DATA -> {
                onlyMeasured(rule, hook, wrong);
                only(rule, hook, WITH_DATA, wrong);
            }
            case KEXEC_CMDLINE -> {
                onlyMeasured(rule, hook, wrong);
                Set<PolicyKey> allowed = EnumSet.complementOf(EnumSet.copyOf(NOT_WITH_CMDLINE));
                only(rule, hook, allowed, wrong);
            }
            case SETXATTR_CHECK -> {
                if (rule.action().filter(PolicyAction.APPRAISE::equals).isEmpty()
                        || rule.term(PolicyKey.APPRAISE_ALGOS).isEmpty()) {
                    wrong.add("func=SETXATTR_CHECK wants appraise and appraise_algos");
                }
                only(rule, hook, WITH_XATTR, wrong);
            }
            case MODULE_CHECK, KEXEC_KERNEL_CHECK, KEXEC_INITRAMFS_CHECK -> {
                if (rule.term(PolicyKey.DIGEST_TYPE).isPresent()) {
                    wrong.add("digest_type does not go with func=" + hook);
                }
            }
            case FILE_CHECK, MMAP_CHECK, MMAP_CHECK_REQPROT, BPRM_CHECK, CREDS_CHECK, FIRMWARE_CHECK, POLICY_CHECK -> {}
        }
        return wrong;
    }

    private static void onlyMeasured(PolicyRule rule, PolicyHook hook, List<String> wrong) {
        if (rule.action().isPresent() && !MEASURING.contains(rule.action().get())) {
            wrong.add("func=" + hook + " goes with measure and dont_measure only");
        }
    }

    private static void only(PolicyRule rule, PolicyHook hook, Set<PolicyKey> allowed, List<String> wrong) {
        rule.terms().stream()
                .flatMap(term -> term.key().stream())
                .filter(key -> !allowed.contains(key))
                .distinct()
                .forEach(key -> wrong.add(key.word() + " does not go with func=" + hook));
    }
}
