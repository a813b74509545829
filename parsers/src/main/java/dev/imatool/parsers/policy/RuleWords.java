package dev.imatool.parsers.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule does, in words. */
public final class RuleWords {
    private RuleWords() {}

    /** One phrase without its verb, such as {@code programs that are executed, by user 0}. May quote the policy. */
    public static String of(PolicyRule rule) {
        List<String> parts = new ArrayList<>();
        parts.add(subject(rule));
        for (RuleTerm term : rule.terms()) {
            condition(term).ifPresent(parts::add);
        }
        return String.join(", ", parts);
    }

    private static String subject(PolicyRule rule) {
        Optional<RuleTerm> func = rule.term(PolicyKey.FUNC);
        return rule.hook()
                .map(PolicyHook::words)
                .or(() -> func.map(RuleTerm::text))
                .orElse("files of every use");
    }

    private static Optional<String> condition(RuleTerm term) {
        if (term.key().isEmpty()) {
            return Optional.of(term.text());
        }
        String value = term.value();
        return switch (term.key().get()) {
            case FUNC, PERMIT_DIRECTIO, APPRAISE_FLAG -> Optional.empty();
            case MASK -> Optional.of(mask(value));
            case FSMAGIC ->
                Optional.of("on "
                        + FsMagic.parse(value).flatMap(FsMagic::name).orElse("a file system with magic " + value));
            case FSNAME -> Optional.of("on " + value);
            case FS_SUBTYPE -> Optional.of("on file systems of subtype " + value);
            case FSUUID -> Optional.of("on the file system " + value);
            case UID -> Optional.of("by user " + id(term));
            case GID -> Optional.of("by group " + id(term));
            case EUID -> Optional.of("by effective user " + id(term));
            case EGID -> Optional.of("by effective group " + id(term));
            case FOWNER -> Optional.of("owned by user " + id(term));
            case FGROUP -> Optional.of("owned by group " + id(term));
            case OBJ_USER, OBJ_ROLE, OBJ_TYPE -> Optional.of("labelled " + term.text());
            case SUBJ_USER, SUBJ_ROLE, SUBJ_TYPE -> Optional.of("by a process labelled " + term.text());
            case KEYRINGS -> Optional.of("keyrings " + value.replace("|", " and "));
            case LABEL -> Optional.of("labels " + value.replace("|", " and "));
            case DIGEST_TYPE -> Optional.of("with the fs-verity digest");
            case APPRAISE_TYPE ->
                Optional.of(
                        switch (value) {
                            case "imasig" -> "a signature is required";
                            case "imasig|modsig" -> "a signature is required, which may be appended to the file";
                            case "sigv3" -> "a signature of version 3 is required";
                            default -> term.text();
                        });
            case APPRAISE_ALGOS -> Optional.of("only with " + value.replace(",", ", "));
            case PCR -> Optional.of("into PCR " + value);
            case TEMPLATE -> value.isEmpty() ? Optional.empty() : Optional.of("as " + value);
        };
    }

    private static String mask(String value) {
        String verb = switch (RuleCheck.bareMask(value)) {
            case "MAY_EXEC" -> "execution";
            case "MAY_READ" -> "reading";
            case "MAY_WRITE" -> "writing";
            case "MAY_APPEND" -> "appending";
            default -> value;
        };
        return "for " + verb + (value.startsWith("^") ? " among others" : " alone");
    }

    private static String id(RuleTerm term) {
        return switch (term.operator()) {
            case "<" -> "below " + term.value();
            case ">" -> "above " + term.value();
            default -> term.value();
        };
    }
}
