package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.model.reference.KeylimeLint;

/** About runtime policies of Keylime. */
public final class RuntimePolicyWords {
    private static final int EXCERPT = 120;

    private RuntimePolicyWords() {}

    /** What is odd about a policy; safe to print. */
    public static String of(KeylimeLint lint) {
        return ReferenceWords.of(lint);
    }

    /** The sentence, without capital and full stop; safe to print. */
    public static String of(PolicyStatement statement) {
        return switch (statement) {
            case PolicyStatement.Conflict conflict -> of(conflict);
            case PolicyStatement.NamesNotUtf8 names ->
                names.number()
                        + " of its names are not UTF-8; they are written as Python writes them, and Keylime's verifier stops at"
                        + " entries that have such names";
            case PolicyStatement.Differs differs -> of(differs.part()) + " " + of(differs.change());
            case PolicyStatement.NotAccepted refused ->
                "Keylime says " + refused.failure().id();
        };
    }

    private static String of(PolicyStatement.Conflict conflict) {
        String said = quoted(conflict.said());
        String kept = quoted(conflict.kept());
        return switch (conflict.kind()) {
            case LOG_HASH_ALG -> "log_hash_alg is " + said + ", and the policy keeps " + kept;
            case LOG_HASH_UNKNOWN ->
                "its template digests are of a hash that log_hash_alg cannot name, so Keylime accepts no entry of it";
            case VERIFICATION_KEYS ->
                conflict.said().isEmpty()
                        ? "its verification-keys cannot be put together with those that the policy has, and were not taken"
                        : "its verification key " + said + " was not taken: the policy has another key with this id";
            case EXCLUDES_IGNORED ->
                "none of its excludes were taken, because Keylime ignores them all: not a valid regular expression: "
                        + said;
            case EXCLUDES_TOGETHER ->
                "none of its excludes were taken: joined with the others they are no valid regular expression, and"
                        + " Keylime would ignore all";
        };
    }

    private static String quoted(String text) {
        String kept = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
        return "'" + Printable.ofText(kept) + "'";
    }

    private static String of(PolicyStatement.Part part) {
        return switch (part) {
            case PATH -> "path";
            case KEYRING -> "keyring";
            case BUFFER -> "buffer";
            case EXCLUDE -> "exclude";
            case IGNORED_KEYRING -> "ignored keyring";
            case LOG_HASH_ALG -> "log_hash_alg";
            case VERIFICATION_KEYS -> "verification-keys";
            case RELEASE -> "release";
        };
    }

    private static String of(PolicyStatement.Change change) {
        return change.id();
    }
}
