package dev.imatool.model.reference;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Something about a runtime policy of Keylime that its author should know.
 *
 * @param kind what it is
 * @param line of the document, or of its payload, from 1; absent where it is no matter of one line
 * @param subject the text it is about, as it stands in the policy: not safe to print
 */
public record KeylimeLint(Kind kind, OptionalLong line, String subject) {
    /** A lint of no one line. */
    public static KeylimeLint of(Kind kind, String subject) {
        return new KeylimeLint(kind, OptionalLong.empty(), subject);
    }

    /**
     * What it is, in words.
     *
     * @param shown the subject as it may be printed
     */
    public String text(String shown) {
        return subject.isEmpty() ? kind.meaning() : shown + ": " + kind.meaning();
    }

    /** Whether Keylime refuses the policy. */
    public enum Effect {
        /** It does, and then attests nothing by it. */
        REFUSED,
        /** It takes the policy. */
        ACCEPTED
    }

    /** Every kind of lint. */
    public enum Kind {
        JSON_DAMAGED(Effect.REFUSED, "the document is not one whole JSON object"),
        FORM_REPLACED(Effect.REFUSED, "this format was replaced by runtime policies; current Keylime reads only those"),
        KEY_MISSING(Effect.REFUSED, "a key that Keylime requires is missing"),
        VALUE_REFUSED(Effect.REFUSED, "the value of this key is of a type or a range that Keylime refuses"),
        DIGEST_WITH_ALGORITHM(Effect.REFUSED, "a digest names its algorithm, which Keylime refuses"),
        DIGEST_UPPER_CASE(Effect.REFUSED, "a digest has upper-case digits, which Keylime refuses"),
        DIGEST_UNREADABLE(Effect.REFUSED, "this is not a digest: Keylime takes 40 to 128 lower-case hex digits"),
        DIGESTS_EMPTY(Effect.REFUSED, "the list of digests is empty, which Keylime refuses"),
        DIGEST_OF_NO_ALGORITHM(Effect.ACCEPTED, "no hash function has digests of this length: nothing will match it"),
        KEY_REPEATED(Effect.ACCEPTED, "the key is repeated: Keylime uses only the last value"),
        EXCLUDE_INVALID(
                Effect.ACCEPTED,
                "the exclude is not a valid regular expression: Keylime then ignores every exclude and reports nothing"),
        EXCLUDE_NOT_COMPARED(
                Effect.ACCEPTED,
                "the exclude uses syntax of Python that is not read here: what it matches is not known"),
        EXCLUDE_TOO_LONG(
                Effect.ACCEPTED,
                "the exclude is longer than any path, too long to be compared here: what it matches is not known"),
        EXCLUDE_TOO_COSTLY(Effect.ACCEPTED, "the excludes take too long on a path: whether they match is not known"),
        EXCLUDE_EVERYTHING(Effect.ACCEPTED, "the exclude matches every path"),
        EXCLUDE_NOTHING(
                Effect.ACCEPTED,
                "the exclude cannot match an absolute path: it is compared from the first character on"),
        EXCLUDE_PREFIX(
                Effect.ACCEPTED, "the exclude has no end: it also matches every longer path that begins like this"),
        EXCLUDES_FURTHER(Effect.ACCEPTED, "so many further remarks on excludes are not listed"),
        TEMPLATE_HASH_DIFFERS(
                Effect.ACCEPTED, "log_hash_alg is not that of the list's template digests: every entry will fail"),
        NO_DIGEST_FITS(
                Effect.ACCEPTED,
                "no digest of the policy has the length of the list's file digests: nothing will match"),
        VERIFICATION_KEY_UNREADABLE(Effect.ACCEPTED, "a verification key could not be read and is not used");

        private final Effect effect;
        private final String meaning;

        Kind(Effect effect, String meaning) {
            this.effect = effect;
            this.meaning = meaning;
        }

        /** What Keylime does about it. */
        public Effect effect() {
            return effect;
        }

        /** One sentence for people, without capital and full stop. */
        public String meaning() {
            return meaning;
        }

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
