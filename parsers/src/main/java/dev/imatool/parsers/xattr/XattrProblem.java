package dev.imatool.parsers.xattr;

/**
 * What is wrong with a value.
 *
 * @param kind what it is
 * @param message one sentence, safe to print
 */
public record XattrProblem(Kind kind, String message) {
    /** Kinds of problems. */
    public enum Kind {
        /** No known form. */
        MALFORMED,
        /** Type 0x04 with the digest right behind it. */
        MISSING_ALGORITHM,
        /** Exactly what {@link ShellRecipe} makes of the file digest. */
        SHELL_RECIPE,
        /** An algorithm that no kernel knows. */
        UNKNOWN_ALGORITHM,
        /** The digest has not the length of its algorithm. */
        DIGEST_LENGTH,
        /** The signature has not the size that its header says. */
        SIGNATURE_SIZE,
        /** The digest is not that of the file. */
        DIGEST_DIFFERS
    }
}
