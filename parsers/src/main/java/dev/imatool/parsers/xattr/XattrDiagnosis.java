package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrDecoder;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value, what it is, and what is wrong with it.
 *
 * @param bytes the value
 * @param value what it is
 * @param match how it stands to the file digest
 * @param problems what is wrong, the most telling first
 */
public record XattrDiagnosis(ByteString bytes, XattrValue value, Match match, List<XattrProblem> problems) {
    /** How a value stands to a file digest. */
    public enum Match {
        /** No file digest was given. */
        NOT_ASKED,
        /** It holds this digest. */
        MATCHES,
        /** It holds another one. */
        DIFFERS,
        /** It holds no digest, or one of another algorithm. */
        NOT_COMPARABLE
    }

    /** A file digest to compare with. */
    public record FileDigest(HashAlgorithm algorithm, ByteString digest) {}

    public XattrDiagnosis {
        problems = List.copyOf(problems);
    }

    /** Takes a value apart and judges it. */
    public static XattrDiagnosis of(ByteString bytes, Optional<FileDigest> file) {
        XattrValue value = XattrDecoder.decode(bytes);
        List<XattrProblem> problems = new ArrayList<>();
        Match match = file.map(known -> match(value, known)).orElse(Match.NOT_ASKED);
        switch (value) {
            case XattrValue.Malformed malformed -> add(problems, XattrProblem.Kind.MALFORMED, malformed.reason());
            case XattrValue.Digest digest -> judge(problems, bytes, digest, file);
            case XattrValue.Signature signature -> judge(problems, signature);
            case XattrValue.SignatureV1 old -> judge(problems, old);
            case XattrValue.LegacyDigest sound -> {}
            case XattrValue.Hmac unknowable -> {}
        }
        boolean recipe = file.filter(
                        known -> ShellRecipe.of(known.digest()).value().equals(bytes))
                .isPresent();
        if (recipe) {
            problems.add(0, recipe(ShellRecipe.of(file.get().digest())));
        }
        if (match == Match.DIFFERS) {
            add(problems, XattrProblem.Kind.DIGEST_DIFFERS, "the digest in the value is not that of the file");
        }
        return new XattrDiagnosis(bytes, value, match, problems);
    }

    /** The algorithm of the digest in {@code bytes}, for which a file digest can be compared. */
    public static Optional<HashAlgorithm> algorithm(ByteString bytes) {
        return switch (XattrDecoder.decode(bytes)) {
            case XattrValue.LegacyDigest legacy -> Optional.of(legacy.algorithm());
            case XattrValue.Digest digest when digest.wellFormed() -> digest.algorithm();
            case XattrValue other -> Optional.empty();
        };
    }

    private static Match match(XattrValue value, FileDigest file) {
        return switch (value) {
            case XattrValue.LegacyDigest legacy
            when legacy.algorithm() == file.algorithm() ->
                legacy.digest().equals(file.digest()) ? Match.MATCHES : Match.DIFFERS;
            case XattrValue.Digest digest
            when digest.wellFormed() && digest.algorithm().orElseThrow() == file.algorithm() ->
                digest.digest().equals(file.digest()) ? Match.MATCHES : Match.DIFFERS;
            case XattrValue other -> Match.NOT_COMPARABLE;
        };
    }

    private static void judge(
            List<XattrProblem> problems, ByteString bytes, XattrValue.Digest digest, Optional<FileDigest> file) {
        if (digest.wellFormed()) {
            return;
        }
        ByteString afterType = bytes.slice(1, bytes.length());
        boolean proven = file.filter(known -> known.digest().equals(afterType)).isPresent();
        boolean lengthFits = Arrays.stream(HashAlgorithm.values())
                .anyMatch(algorithm -> algorithm.digestLength() == afterType.length() && afterType.length() >= 20);
        if (proven || lengthFits) {
            add(problems, XattrProblem.Kind.MISSING_ALGORITHM, missing(digest, afterType, proven));
        } else if (digest.algorithm().isPresent()) {
            HashAlgorithm algorithm = digest.algorithm().get();
            add(
                    problems,
                    XattrProblem.Kind.DIGEST_LENGTH,
                    "a digest of " + algorithm + " has " + algorithm.digestLength() + " bytes, here are "
                            + digest.digest().length());
        } else {
            add(
                    problems,
                    XattrProblem.Kind.UNKNOWN_ALGORITHM,
                    String.format("no kernel knows a hash algorithm 0x%02x", digest.algorithmId()));
        }
    }

    private static String missing(XattrValue.Digest digest, ByteString afterType, boolean proven) {
        String sentence = "the byte for the algorithm is missing: "
                + (proven
                        ? "the file digest itself stands right after 0x04"
                        : afterType.length() + " bytes after 0x04 are a digest alone");
        boolean lastMissing = digest.algorithm()
                .filter(algorithm -> algorithm.digestLength() == digest.digest().length() + 1)
                .isPresent();
        String other = lastMissing && !proven
                ? " (or the last byte of a " + digest.algorithm().get() + " digest)"
                : "";
        return sentence + other + String.format("; the kernel takes 0x%02x for it", digest.algorithmId())
                + " and finds the hash of an untouched file invalid too";
    }

    private static XattrProblem recipe(ShellRecipe made) {
        String damages = made.damages().stream()
                .map(damage -> damage.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return new XattrProblem(
                XattrProblem.Kind.SHELL_RECIPE,
                "this is what echo -e \"\\x4$(openssl dgst -binary FILE)\" makes of the digest of the untouched file"
                        + (damages.isEmpty() ? "" : ": " + damages));
    }

    private static void judge(List<XattrProblem> problems, XattrValue.Signature signature) {
        if (!signature.sizeFits()) {
            add(problems, XattrProblem.Kind.SIGNATURE_SIZE, size(signature.declaredSize(), signature.signature()));
        }
        if (signature.algorithm().isEmpty()) {
            add(
                    problems,
                    XattrProblem.Kind.UNKNOWN_ALGORITHM,
                    String.format("no kernel knows a hash algorithm 0x%02x", signature.algorithmId()));
        }
    }

    private static void judge(List<XattrProblem> problems, XattrValue.SignatureV1 signature) {
        if (!signature.sizeFits()) {
            add(problems, XattrProblem.Kind.SIGNATURE_SIZE, size((signature.bits() + 7) / 8, signature.signature()));
        }
    }

    private static String size(int declared, ByteString signature) {
        return "the header says " + declared + " bytes of signature, here are " + signature.length();
    }

    private static void add(List<XattrProblem> problems, XattrProblem.Kind kind, String message) {
        problems.add(new XattrProblem(kind, message));
    }
}
