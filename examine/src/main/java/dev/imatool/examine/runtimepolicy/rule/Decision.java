package dev.imatool.examine.runtimepolicy.rule;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.model.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Keylime does with an entry of that name, if it is of one kind.
 *
 * @param kind of entry
 * @param outcome what it does
 * @param rule what decides
 * @param accepted digests that the policy has under the name, as it has them; empty where it does not have the name
 */
public record Decision(Kind kind, Outcome outcome, Rule rule, Optional<List<ByteString>> accepted) {
    public Decision {
        accepted = accepted.map(List::copyOf);
    }

    /** Kinds of entries that Keylime looks up in different parts of a policy. */
    public enum Kind {
        FILE,
        KEY,
        BUFFER;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What Keylime does. */
    public enum Outcome {
        /** It accepts the entry. */
        ACCEPTED,
        /** It accepts the digests that are listed; no digest was asked for. */
        LISTED,
        /** The policy does not have the name. */
        NOT_IN_ALLOWLIST,
        /** The policy has other digests. */
        RUNTIME_POLICY_HASH,
        /** Whether an exclude matches is not known here, and that decides. */
        NOT_DECIDED,
        /** Keylime stops with an error at a name that is not UTF-8. */
        KEYLIME_STOPS;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What follows from what Keylime says of a content, which is empty where it accepts it. */
        static Outcome of(Optional<KeylimeFailure> said) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome != LISTED && outcome.failure().equals(said))
                    .findFirst()
                    .orElseThrow();
        }

        /** What Keylime says of an entry; empty where it accepts it, or some contents of it. */
        Optional<KeylimeFailure> failure() {
            return switch (this) {
                case ACCEPTED, LISTED -> Optional.empty();
                case NOT_IN_ALLOWLIST -> Optional.of(KeylimeFailure.NOT_IN_ALLOWLIST);
                case RUNTIME_POLICY_HASH -> Optional.of(KeylimeFailure.RUNTIME_POLICY_HASH);
                case NOT_DECIDED -> Optional.of(KeylimeFailure.NOT_DECIDED);
                case KEYLIME_STOPS -> Optional.of(KeylimeFailure.STOPS);
            };
        }
    }

    /** What decides. */
    public enum Rule {
        /** An exclude, whatever digests are listed. */
        EXCLUDE,
        /** The digests of paths. */
        DIGESTS,
        /** The digests of keyrings. */
        KEYRINGS,
        /** The digests of buffers. */
        IMA_BUF,
        /** The keyring is one whose keys need no digest. */
        IGNORED_KEYRING,
        /** No rule is reached. */
        NONE;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
