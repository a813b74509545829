package dev.imatool.parsers.xattr;

import dev.imatool.model.HashAlgorithm;
import java.util.List;
import java.util.Optional;

/** What is wrong with a value. */
public sealed interface XattrProblem {
    /** Kinds of problems. */
    enum Kind {
        /** No known form. */
        MALFORMED,
        /** Type 0x04 and then the digest, without the byte for the algorithm. */
        MISSING_ALGORITHM,
        /** Exactly what {@link ShellRecipe} makes of the file digest. */
        SHELL_RECIPE,
        /** An algorithm that no kernel knows. */
        UNKNOWN_ALGORITHM,
        /** The digest has not the length of its algorithm. */
        DIGEST_LENGTH,
        /** The signature has not the size that its header declares. */
        SIGNATURE_SIZE,
        /** The digest is not that of the file. */
        DIGEST_DIFFERS
    }

    /** What kind of problem it is. */
    default Kind kind() {
        return switch (this) {
            case Malformed malformed -> Kind.MALFORMED;
            case MissingAlgorithm missing -> Kind.MISSING_ALGORITHM;
            case FromShell shell -> Kind.SHELL_RECIPE;
            case LostInShell lost -> Kind.DIGEST_LENGTH;
            case UnknownAlgorithm unknown -> Kind.UNKNOWN_ALGORITHM;
            case DigestLength length -> Kind.DIGEST_LENGTH;
            case SignatureSize size -> Kind.SIGNATURE_SIZE;
            case DigestDiffers differs -> Kind.DIGEST_DIFFERS;
        };
    }

    /**
     * No known form.
     *
     * @param problem what the decoder reports, safe to print
     */
    record Malformed(String problem) implements XattrProblem {}

    /**
     * The byte for the algorithm is missing.
     *
     * @param length bytes after the type
     * @param proven whether these are the file digest
     * @param lastByteOf the algorithm of which the last byte of a digest may be missing instead
     * @param taken the byte that the kernel takes for the algorithm, 0 to 255
     */
    record MissingAlgorithm(int length, boolean proven, Optional<HashAlgorithm> lastByteOf, int taken)
            implements XattrProblem {}

    /**
     * Made by a shell recipe.
     *
     * @param damages what the shell did to the digest
     */
    record FromShell(List<ShellRecipe.Damage> damages) implements XattrProblem {
        public FromShell {
            damages = List.copyOf(damages);
        }
    }

    /**
     * The digest is that of the file, without the bytes that {@code $(…)} of a shell drops.
     *
     * @param file the whole digest
     * @param length its bytes that are left
     * @param damages what the shell did to it
     */
    record LostInShell(XattrDiagnosis.FileDigest file, int length, List<ShellRecipe.Damage> damages)
            implements XattrProblem {
        public LostInShell {
            damages = List.copyOf(damages);
        }
    }

    /**
     * An algorithm that no kernel knows.
     *
     * @param id its number, 0 to 255
     */
    record UnknownAlgorithm(int id) implements XattrProblem {}

    /**
     * A digest of another length.
     *
     * @param length its bytes
     */
    record DigestLength(HashAlgorithm algorithm, int length) implements XattrProblem {}

    /**
     * A signature of another size.
     *
     * @param declared bytes that its header declares
     * @param length bytes that are there
     */
    record SignatureSize(int declared, int length) implements XattrProblem {}

    /**
     * The digest in the value is not that of the file.
     *
     * @param ofFile digest of the file, where the value is that digest alone, without its algorithm
     */
    record DigestDiffers(Optional<XattrDiagnosis.FileDigest> ofFile) implements XattrProblem {}
}
