package dev.imatool.examine.statement;

import dev.imatool.appraise.keylime.KeylimeFailure;
import java.util.Locale;

/** About runtime policies of Keylime: what is made of sources, how two differ, and why a path is not accepted. */
public sealed interface PolicyStatement extends Statement {
    /**
     * Sources that cannot all be followed.
     *
     * @param kind about what
     * @param said what the one says that is not followed: not safe to print
     * @param kept what there is instead: not safe to print; empty where there is nothing
     */
    record Conflict(ConflictKind kind, String said, String kept) implements PolicyStatement {}

    /** What sources cannot agree on. */
    enum ConflictKind {
        /** The hash of template digests differs, and a policy has one. */
        LOG_HASH_ALG,
        /** The template digests are of a hash that a policy cannot name. */
        LOG_HASH_UNKNOWN,
        /** Two verification keys have one id, or one of two keyrings cannot be read: a keyring has one key of an id. */
        VERIFICATION_KEYS,
        /** Keylime ignores all excludes of the source, because one is not valid: none of them is taken. */
        EXCLUDES_IGNORED,
        /** The excludes of the source make the others invalid, and Keylime would ignore all: they are not taken. */
        EXCLUDES_TOGETHER;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Names that are no UTF-8: Keylime's verifier stops at entries that have one.
     *
     * @param number how many
     */
    record NamesNotUtf8(long number) implements PolicyStatement {}

    /**
     * How two policies differ in one thing.
     *
     * @param part of the policy
     * @param change from the first to the second
     */
    record Differs(Part part, Change change) implements PolicyStatement {}

    /** Parts of a policy. */
    enum Part {
        PATH,
        KEYRING,
        BUFFER,
        EXCLUDE,
        IGNORED_KEYRING,
        LOG_HASH_ALG,
        VERIFICATION_KEYS,
        RELEASE;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a part. */
    enum Change {
        ADDED,
        REMOVED,
        CHANGED;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Keylime does not accept a path, or a content under it.
     *
     * @param failure what its verifier says
     */
    record NotAccepted(KeylimeFailure failure) implements PolicyStatement {}
}
