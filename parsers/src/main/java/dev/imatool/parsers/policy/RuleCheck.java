package dev.imatool.parsers.policy;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges one rule by itself, as {@code ima_parse_rule} and {@code ima_validate_rule} do. */
final class RuleCheck {
    private static final Set<String> MASKS = Set.of("MAY_EXEC", "MAY_WRITE", "MAY_READ", "MAY_APPEND");
    private static final Set<String> APPRAISE_TYPES = Set.of("imasig", "imasig|modsig", "sigv3");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<PolicyKey> APPRAISE_ONLY = EnumSet.of(PolicyKey.APPRAISE_TYPE, PolicyKey.APPRAISE_ALGOS);
    private static final String UNKNOWN = " is unknown to Linux up to 7.3, which refuses the whole policy for it";
    private static final int UUID_LENGTH = 36;
    private static final List<String> KEYS =
            Arrays.stream(PolicyKey.values()).map(PolicyKey::word).toList();

    /** How many words a rule may have for which misspelt ones are looked up. */
    private static final int MOST_GUESSES = 20;

    private static final int HIGHEST_PCR = 63;
    private static final Pattern PCR = Pattern.compile("\\+?0*\\d{1,2}");

    private final PolicyRule rule;
    private final boolean dump;
    private final Collection<PolicyRemark> remarks;

    private RuleCheck(PolicyRule rule, boolean dump, Collection<PolicyRemark> remarks) {
        this.rule = rule;
        this.dump = dump;
        this.remarks = remarks;
    }

    /**
     * Judges {@code rule}.
     *
     * @param dump true for a rule as the kernel shows it
     */
    static void check(PolicyRule rule, boolean dump, Collection<PolicyRemark> remarks) {
        RuleCheck check = new RuleCheck(rule, dump, remarks);
        check.action();
        check.words();
        check.combinations();
        check.signatures();
        check.possible();
    }

    private void action() {
        if (rule.actions().isEmpty()) {
            add(Kind.ACTION, "the rule has no action such as measure or dont_appraise");
        } else if (rule.actions().size() > 1) {
            add(Kind.ACTION, "the rule has more than one action");
        }
        if (!rule.whole()) {
            add(Kind.TOO_MANY_WORDS, "only the first " + PolicyRule.MOST_TERMS + " words of the rule were read");
        }
    }

    private void words() {
        Map<PolicyKey, RuleTerm> seen = new EnumMap<>(PolicyKey.class);
        for (RuleTerm term : rule.terms()) {
            if (term.key().isEmpty()) {
                unknownWord(term);
                continue;
            }
            PolicyKey key = term.key().get();
            RuleTerm earlier = seen.putIfAbsent(key.place(), term);
            if (earlier != null) {
                repeated(key, earlier, term);
            }
            value(key, term);
        }
    }

    private void unknownWord(RuleTerm term) {
        Optional<String> nearest = Optional.empty();
        if (rule.terms().size() <= MOST_GUESSES && !term.operator().isEmpty()) {
            nearest = Spelling.nearest(term.word(), KEYS).map(word -> word + term.operator() + term.value());
        } else if (rule.actions().isEmpty() && rule.terms().get(0).equals(term)) {
            nearest = RuleShape.nearAction(rule);
        }
        unknown(term, nearest);
    }

    private void repeated(PolicyKey key, RuleTerm earlier, RuleTerm term) {
        if (key.once()) {
            add(
                    Kind.REPEATED_KEYWORD,
                    earlier.is(key)
                            ? key.word() + " is given twice in the rule"
                            : earlier.word() + " and " + key.word()
                                    + " are in one rule, which allows only one of them");
        } else if (!earlier.value().equals(term.value())) {
            add(
                    Kind.DOUBTFUL_VALUE,
                    key == PolicyKey.APPRAISE_TYPE
                            ? earlier.text() + " and " + term.text() + " are in one rule, which then requires both"
                            : key.word() + " is given twice in the rule: only the last one counts, " + term.text());
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
        if (value.isEmpty() && key != PolicyKey.TEMPLATE) {
            add(Kind.VALUE, term.text() + " has no value");
            return;
        }
        switch (key) {
            case FUNC -> unknownUnless(PolicyHook.of(value).isPresent(), term, names(PolicyHook.values()));
            case MASK -> refuse(maskOf(value).isEmpty(), term, "is none of MAY_EXEC, MAY_WRITE, MAY_READ, MAY_APPEND");
            case FSMAGIC -> refuse(FsMagic.parse(value).isEmpty(), term, "is not a hex number");
            case FSUUID -> uuid(term);
            case UID, GID, EUID, EGID, FOWNER, FGROUP ->
                refuse(IdRange.of(term).isEmpty(), term, "is not an id from 0 to 4294967294");
            case PCR -> refuse(!isPcr(value), term, "is not a PCR from 0 to 63");
            case APPRAISE_TYPE -> unknownUnless(APPRAISE_TYPES.contains(value), term, APPRAISE_TYPES);
            case APPRAISE_FLAG -> flag(term);
            case APPRAISE_ALGOS -> algorithms(term);
            case DIGEST_TYPE -> refuse(!value.equals("verity"), term, "is not verity");
            case TEMPLATE -> template(term);
            case KEYRINGS, LABEL ->
                refuse(List.of(value.split("\\|", -1)).contains(""), term, "has an empty name between its bars");
            case FSNAME, FS_SUBTYPE, OBJ_USER, OBJ_ROLE, OBJ_TYPE, SUBJ_USER, SUBJ_ROLE, SUBJ_TYPE, PERMIT_DIRECTIO -> {
                // any text
            }
        }
    }

    /** {@code uuid_parse} looks at 36 characters and at nothing after them. */
    private void uuid(RuleTerm term) {
        boolean begins = UUID.matcher(term.value()).lookingAt();
        refuse(!begins, term, "is not a UUID");
        if (begins && term.value().length() > UUID_LENGTH) {
            add(Kind.DOUBTFUL_VALUE, term.text() + ": kernels read " + UUID_LENGTH + " characters and ignore the rest");
        }
    }

    private void flag(RuleTerm term) {
        boolean appraises = rule.action().equals(Optional.of(PolicyAction.APPRAISE));
        if (!term.value().contains("blacklist") || (rule.action().isPresent() && !appraises)) {
            add(Kind.DOUBTFUL_VALUE, term.text() + ": kernels before 6.6 refuse it here, later ones ignore it");
        }
    }

    private void template(RuleTerm term) {
        String value = term.value();
        if (value.isEmpty()) {
            add(
                    dump ? Kind.EMPTY_TEMPLATE : Kind.VALUE,
                    "template= is empty: so a dump shows a template without a name; it cannot be loaded like this");
        } else if (value.contains("|") && PolicyTemplate.of(value).isEmpty()) {
            add(
                    Kind.VALUE,
                    term.text() + " is the format of no built-in template: only a kernel that was booted with"
                            + " ima_template_fmt= of the same value takes it");
        } else {
            unknownUnless(
                    PolicyTemplate.of(value).isPresent(),
                    term,
                    Arrays.stream(PolicyTemplate.values())
                            .map(PolicyTemplate::templateName)
                            .toList());
        }
    }

    private void algorithms(RuleTerm term) {
        List<String> unknown = Arrays.stream(term.value().split(",", -1))
                .filter(name -> HashAlgorithm.ofName(name)
                        .filter(algorithm -> algorithm.kernelName().equals(name))
                        .isEmpty())
                .toList();
        refuse(!unknown.isEmpty(), term, "names a hash algorithm that no kernel supports");
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
        }
        rule.terms().stream()
                .limit(rule.termsBeforeAction())
                .filter(term -> term.is(PolicyKey.TEMPLATE) && measures)
                .forEach(term -> add(Kind.COMBINATION, term.text() + " must follow the action"));
        hook.ifPresent(named -> HookRules.forbidden(rule, named).forEach(message -> add(Kind.COMBINATION, message)));
        boolean modsig = rule.value(PolicyKey.APPRAISE_TYPE).equals(Optional.of("imasig|modsig"));
        if (modsig && hook.filter(PolicyHook::takesModsig).isEmpty()) {
            add(
                    Kind.COMBINATION,
                    "appraise_type=imasig|modsig goes with MODULE_CHECK, KEXEC_KERNEL_CHECK and KEXEC_INITRAMFS_CHECK"
                            + " only");
        }
    }

    /** What kinds of signatures go together depends on the order of the words. */
    private void signatures() {
        boolean verity = false;
        boolean sigv3 = false;
        for (RuleTerm term : rule.terms()) {
            boolean type = term.is(PolicyKey.APPRAISE_TYPE);
            boolean modsig = type && term.value().equals("imasig|modsig");
            boolean imasig = type && term.value().equals("imasig");
            forbid((imasig || modsig) && verity, term, "does not go with digest_type=verity before it");
            forbid(modsig && sigv3, term, "does not go with appraise_type=sigv3 before it");
            verity |= term.is(PolicyKey.DIGEST_TYPE);
            sigv3 |= type && term.value().equals("sigv3");
        }
        boolean appraises = rule.action().equals(Optional.of(PolicyAction.APPRAISE));
        if (appraises && verity && rule.term(PolicyKey.APPRAISE_TYPE).isEmpty()) {
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
        Optional<String> mask = rule.value(PolicyKey.MASK).flatMap(RuleCheck::maskOf);
        if (only.isPresent() && mask.isPresent() && !only.equals(mask)) {
            add(
                    Kind.IMPOSSIBLE_RULE,
                    "never matches: " + rule.hook().orElseThrow() + " is asked with mask " + only.get() + " only");
        }
    }

    static String bareMask(String value) {
        return value.startsWith("^") ? value.substring(1) : value;
    }

    /** The mask that a value names, without the sign that others may be there too. */
    static Optional<String> maskOf(String value) {
        return Optional.of(bareMask(value)).filter(MASKS::contains);
    }

    private static boolean isPcr(String value) {
        return PCR.matcher(value).matches()
                && Integer.parseInt(IdRange.withoutZeros(value.startsWith("+") ? value.substring(1) : value))
                        <= HIGHEST_PCR;
    }

    private static List<String> names(PolicyHook[] hooks) {
        return Arrays.stream(hooks).map(PolicyHook::name).toList();
    }

    private void unknownUnless(boolean isKnown, RuleTerm term, Collection<String> values) {
        if (!isKnown) {
            unknown(
                    term,
                    Spelling.nearest(term.value(), values).map(nearest -> term.word() + term.operator() + nearest));
        }
    }

    /** {@code nearest} is what may be meant instead. */
    private void unknown(RuleTerm term, Optional<String> nearest) {
        add(
                Kind.UNKNOWN_KEYWORD,
                term.text()
                        + UNKNOWN
                        + nearest.map(word -> "; perhaps " + word + " is meant").orElse(""));
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
