package dev.imatool.parsers.policy;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges one rule by itself, as {@code ima_parse_rule} and {@code ima_validate_rule} do. */
final class RuleCheck {
    private static final Set<String> MASKS = Set.of("MAY_EXEC", "MAY_WRITE", "MAY_READ", "MAY_APPEND");
    private static final Set<String> APPRAISE_TYPES = Set.of("imasig", "imasig|modsig", "sigv3");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<PolicyKey> APPRAISE_ONLY =
            EnumSet.of(PolicyKey.APPRAISE_TYPE, PolicyKey.APPRAISE_FLAG, PolicyKey.APPRAISE_ALGOS);
    private static final int HIGHEST_PCR = 63;

    private final PolicyRule rule;
    private final Collection<PolicyRemark> remarks;

    private RuleCheck(PolicyRule rule, Collection<PolicyRemark> remarks) {
        this.rule = rule;
        this.remarks = remarks;
    }

    /** Judges {@code rule}. */
    static void check(PolicyRule rule, Collection<PolicyRemark> remarks) {
        RuleCheck check = new RuleCheck(rule, remarks);
        check.action();
        check.words();
        check.combinations();
        check.possible();
    }

    private void action() {
        if (rule.actions().isEmpty()) {
            add(Kind.ACTION, "the rule has no action such as measure or dont_appraise");
        } else if (rule.actions().size() > 1) {
            add(Kind.ACTION, "the rule has more than one action");
        }
    }

    private void words() {
        Set<PolicyKey> seen = EnumSet.noneOf(PolicyKey.class);
        for (RuleTerm term : rule.terms()) {
            if (term.key().isEmpty()) {
                add(Kind.UNKNOWN_KEYWORD, term.text() + " is not known; kernels that do not know it refuse the policy");
                continue;
            }
            PolicyKey key = term.key().get();
            if (!seen.add(key) && key.once()) {
                add(Kind.REPEATED_KEYWORD, key.word() + " stands twice in the rule");
            }
            value(key, term);
        }
    }

    private void value(PolicyKey key, RuleTerm term) {
        if (key == PolicyKey.PERMIT_DIRECTIO) {
            refuse(!term.operator().isEmpty(), term, "takes no value");
            return;
        }
        if (term.operator().isEmpty() || (!term.operator().equals("=") && !key.isId())) {
            add(Kind.VALUE, term.text() + ": " + key.word() + " wants = and a value");
            return;
        }
        String value = term.value();
        switch (key) {
            case FUNC -> unknown(PolicyHook.of(value).isEmpty(), term);
            case MASK ->
                refuse(!MASKS.contains(bareMask(value)), term, "is none of MAY_EXEC, MAY_WRITE, MAY_READ, MAY_APPEND");
            case FSMAGIC -> refuse(FsMagic.parse(value).isEmpty(), term, "is no hex number");
            case FSUUID -> refuse(!UUID.matcher(value).matches(), term, "is no UUID");
            case UID, GID, EUID, EGID, FOWNER, FGROUP ->
                refuse(IdRange.of(term).isEmpty(), term, "is no id from 0 to 4294967294");
            case PCR -> refuse(!isPcr(value), term, "is no PCR from 0 to 63");
            case APPRAISE_TYPE -> unknown(!APPRAISE_TYPES.contains(value), term);
            case APPRAISE_FLAG -> refuse(!value.contains("blacklist"), term, "is not check_blacklist");
            case APPRAISE_ALGOS -> algorithms(term);
            case DIGEST_TYPE -> refuse(!value.equals("verity"), term, "is not verity");
            case TEMPLATE -> template(value);
            case FSNAME, FS_SUBTYPE, OBJ_USER, OBJ_ROLE, OBJ_TYPE, SUBJ_USER, SUBJ_ROLE, SUBJ_TYPE, KEYRINGS, LABEL ->
                refuse(value.isEmpty(), term, "has no value");
            case PERMIT_DIRECTIO -> {}
        }
    }

    private void template(String value) {
        if (value.isEmpty()) {
            add(
                    Kind.EMPTY_TEMPLATE,
                    "template= is empty: so a dump shows a template without a name; it cannot be loaded like this");
        }
    }

    private void algorithms(RuleTerm term) {
        List<String> unknown = Arrays.stream(term.value().split(",", -1))
                .filter(name -> HashAlgorithm.ofName(name).isEmpty())
                .toList();
        refuse(!unknown.isEmpty(), term, "names an unknown hash algorithm");
    }

    private void combinations() {
        Optional<PolicyAction> action = rule.action();
        Optional<PolicyHook> hook = rule.hook();
        boolean measures = action.equals(Optional.of(PolicyAction.MEASURE));
        boolean appraises = action.equals(Optional.of(PolicyAction.APPRAISE));
        for (RuleTerm term : rule.terms()) {
            if (term.is(PolicyKey.PCR) || term.is(PolicyKey.TEMPLATE)) {
                forbid(action.isPresent() && !measures, term, "goes with measure only");
            }
            forbid(
                    action.isPresent()
                            && !appraises
                            && term.key().filter(APPRAISE_ONLY::contains).isPresent(),
                    term,
                    "goes with appraise only");
            forbid(
                    term.is(PolicyKey.KEYRINGS) && !hook.equals(Optional.of(PolicyHook.KEY_CHECK)),
                    term,
                    "goes with func=KEY_CHECK only");
            forbid(
                    term.is(PolicyKey.LABEL) && !hook.equals(Optional.of(PolicyHook.CRITICAL_DATA)),
                    term,
                    "goes with func=CRITICAL_DATA only");
            forbid(term.is(PolicyKey.TEMPLATE) && !rule.actionFirst(), term, "must stand behind the action");
        }
        hook.ifPresent(named -> HookRules.forbidden(rule, named).forEach(message -> add(Kind.COMBINATION, message)));
        boolean modsig = rule.value(PolicyKey.APPRAISE_TYPE).equals(Optional.of("imasig|modsig"));
        if (modsig && hook.filter(PolicyHook::takesModsig).isEmpty()) {
            add(
                    Kind.COMBINATION,
                    "appraise_type=imasig|modsig goes with MODULE_CHECK, KEXEC_KERNEL_CHECK and KEXEC_INITRAMFS_CHECK"
                            + " only");
        }
        boolean sigv3 = rule.value(PolicyKey.APPRAISE_TYPE).equals(Optional.of("sigv3"));
        if (appraises && rule.term(PolicyKey.DIGEST_TYPE).isPresent() && !sigv3) {
            add(Kind.COMBINATION, "digest_type=verity in an appraise rule wants appraise_type=sigv3");
        }
    }

    private void possible() {
        rule.terms().stream()
                .filter(term -> term.key().filter(PolicyKey::isId).isPresent())
                .filter(term -> IdRange.of(term).filter(IdRange::isEmpty).isPresent())
                .forEach(
                        term -> add(Kind.IMPOSSIBLE_RULE, "never matches: no id is " + term.operator() + term.value()));
        Optional<String> only = rule.hook().flatMap(PolicyHook::onlyMask);
        Optional<String> mask =
                rule.value(PolicyKey.MASK).map(RuleCheck::bareMask).filter(MASKS::contains);
        if (only.isPresent() && mask.isPresent() && !only.equals(mask)) {
            add(
                    Kind.IMPOSSIBLE_RULE,
                    "never matches: " + rule.hook().orElseThrow() + " is asked with mask " + only.get() + " only");
        }
    }

    static String bareMask(String value) {
        return value.startsWith("^") ? value.substring(1) : value;
    }

    private static boolean isPcr(String value) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) <= HIGHEST_PCR;
    }

    private void unknown(boolean isUnknown, RuleTerm term) {
        if (isUnknown) {
            add(Kind.UNKNOWN_KEYWORD, term.text() + " is not known; kernels that do not know it refuse the policy");
        }
    }

    private void refuse(boolean wrong, RuleTerm term, String why) {
        if (wrong) {
            add(Kind.VALUE, term.text() + " " + why);
        }
    }

    private void forbid(boolean wrong, RuleTerm term, String why) {
        if (wrong) {
            add(Kind.COMBINATION, term.text() + " " + why);
        }
    }

    private void add(Kind kind, String message) {
        remarks.add(PolicyRemark.of(kind, rule.line(), message));
    }
}
