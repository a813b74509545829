package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrDecoder;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value, what it is, and what is wrong with it.
 *
 * @param bytes the value
 * @param value what it is
 * @param bare the digest in it, where the byte for its algorithm is missing
 * @param match how it stands to the file digest
 * @param problems what is wrong, the most telling first
 */
public record XattrDiagnosis(
        ByteString bytes, XattrValue value, Optional<BareDigest> bare, Match match, List<XattrProblem> problems) {
    /** How a value stands to a file digest. */
    public enum Match {
        /** No file digest was given. */
        NOT_ASKED,
        /** It holds this digest, in the right form or without the byte for the algorithm. */
        MATCHES,
        /** It holds another one, in either form. */
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
        Optional<BareDigest> bare =
                value instanceof XattrValue.Digest digest ? BareDigest.in(bytes, digest, file) : Optional.empty();
        Match match = file.map(known -> bare.map(digest -> digest.match(known)).orElseGet(() -> match(value, known)))
                .orElse(Match.NOT_ASKED);
        switch (value) {
            case XattrValue.Malformed malformed -> add(problems, XattrProblem.Kind.MALFORMED, malformed.reason());
            case XattrValue.Digest digest -> judge(problems, digest, bare, match);
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
            add(problems, XattrProblem.Kind.DIGEST_DIFFERS, differs(bare, file.orElseThrow()));
        }
        return new XattrDiagnosis(bytes, value, bare, match, problems);
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
            List<XattrProblem> problems, XattrValue.Digest digest, Optional<BareDigest> bare, Match match) {
        if (digest.wellFormed()) {
            return;
        }
        if (bare.isPresent()) {
            add(problems, XattrProblem.Kind.MISSING_ALGORITHM, missing(digest, bare.get(), match));
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

    private static String missing(XattrValue.Digest digest, BareDigest bare, Match match) {
        String found = match == Match.MATCHES
                ? "the file digest itself stands right after 0x04"
                : bare.digest().length() + " bytes after 0x04 are a digest alone";
        String other = bare.shortened()
                .map(algorithm -> " (or the last byte of a " + algorithm + " digest)")
                .orElse("");
        return "the byte for the algorithm is missing: " + found + other
                + String.format("; the kernel takes 0x%02x for it", digest.algorithmId())
                + " and finds the hash of an untouched file invalid too";
    }

    private static String differs(Optional<BareDigest> bare, FileDigest file) {
        return bare.isEmpty()
                ? "the digest in the value is not that of the file"
                : "the digest after 0x04 is not the " + file.algorithm() + " digest of the file, which is "
                        + file.digest().hex();
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
