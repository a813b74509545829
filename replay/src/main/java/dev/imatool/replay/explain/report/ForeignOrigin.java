package dev.imatool.replay.explain.report;

import dev.imatool.model.PcrBank;

/** What a digest is that something other than IMA may have extended. */
public sealed interface ForeignOrigin extends DigestOrigin {
    /** The kind of step that extends it. */
    default Step.What what() {
        return switch (this) {
            case FileContent content -> Step.What.FILE_DIGEST;
            case LoggedFileDigest logged -> Step.What.FILE_DIGEST;
            case GivenDigest given -> Step.What.GIVEN_DIGEST;
            case GuessedEntry guessed -> Step.What.TEMPLATE_DIGEST;
            case WellKnown known -> Step.What.WELL_KNOWN;
        };
    }

    /** How a digest is brought to the length of a bank. */
    enum Fit {
        /** It has the length of the bank. */
        EXACT,
        /** It is shorter; zeros follow. */
        PADDED,
        /** It is shorter and extended as it is, as only a simulated TPM does. */
        SHORT
    }

    /**
     * The digest of a candidate file's content.
     *
     * @param hash the hash it was computed with
     * @param file what the user called the file
     */
    record FileContent(PcrBank hash, String file, Fit fit) implements ForeignOrigin {}

    /**
     * A digest that the user gave.
     *
     * @param text as typed
     */
    record GivenDigest(String text) implements ForeignOrigin {}

    /**
     * The template digest of the {@code ima-ng} entry that IMA would have made of a candidate file.
     *
     * @param algorithm of the file digest
     * @param padded whether it is a SHA-1 digest, padded with zeros
     * @param file what the user called the file
     */
    record GuessedEntry(PcrBank algorithm, boolean padded, String file) implements ForeignOrigin {}

    /**
     * The file digest that an entry logs.
     *
     * @param entry number of the entry
     */
    record LoggedFileDigest(long entry) implements ForeignOrigin {}

    /** What firmware, boot loaders and scripts extend, whatever the machine. */
    record WellKnown(WellKnownExtend extended) implements ForeignOrigin {}
}
