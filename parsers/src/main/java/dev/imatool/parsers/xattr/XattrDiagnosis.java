package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrDecoder;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value, what it is, and what is wrong with it.
 *
 * @param bytes the value
 * @param value what it is
 * @param bare the digest in it, where the byte for its algorithm is missing
 * @param match how it compares with the file digest
 * @param problems what is wrong, the most specific first
 */
public record XattrDiagnosis(
        ByteString bytes, XattrValue value, Optional<BareDigest> bare, Match match, List<XattrProblem> problems) {
    /** How a value compares with a file digest. */
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

    /** Decodes a value and judges it. */
    public static XattrDiagnosis of(ByteString bytes, Optional<FileDigest> file) {
        XattrValue value = XattrDecoder.decode(bytes);
        List<XattrProblem> problems = new ArrayList<>();
        Optional<ShellLoss> lost = file.flatMap(known -> ShellLoss.in(bytes, known));
        Optional<BareDigest> bare =
                value instanceof XattrValue.Digest digest ? BareDigest.in(bytes, digest, file, lost) : Optional.empty();
        Match match = file.map(known -> bare.map(digest -> digest.match(known)).orElseGet(() -> match(value, known)))
                .orElse(Match.NOT_ASKED);
        switch (value) {
            case XattrValue.Malformed malformed -> problems.add(new XattrProblem.Malformed(malformed.reason()));
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
            problems.add(
                    0,
                    new XattrProblem.FromShell(
                            ShellRecipe.of(file.get().digest()).damages()));
        } else if (lost.isPresent()) {
            problems.removeIf(problem -> problem.kind() == XattrProblem.Kind.DIGEST_LENGTH);
            problems.add(
                    0,
                    new XattrProblem.LostInShell(
                            lost.get().file(), lost.get().left(), lost.get().damages()));
        }
        if (match == Match.DIFFERS) {
            problems.add(new XattrProblem.DigestDiffers(bare.flatMap(any -> file)));
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
            problems.add(new XattrProblem.MissingAlgorithm(
                    bare.get().digest().length(),
                    match == Match.MATCHES,
                    bare.get().shortened(),
                    digest.algorithmId()));
        } else if (digest.algorithm().isPresent()) {
            HashAlgorithm algorithm = digest.algorithm().get();
            problems.add(
                    new XattrProblem.DigestLength(algorithm, digest.digest().length()));
        } else {
            problems.add(new XattrProblem.UnknownAlgorithm(digest.algorithmId()));
        }
    }

    private static void judge(List<XattrProblem> problems, XattrValue.Signature signature) {
        if (!signature.sizeFits()) {
            problems.add(new XattrProblem.SignatureSize(
                    signature.declaredSize(), signature.signature().length()));
        }
        if (signature.algorithm().isEmpty()) {
            problems.add(new XattrProblem.UnknownAlgorithm(signature.algorithmId()));
        }
    }

    private static void judge(List<XattrProblem> problems, XattrValue.SignatureV1 signature) {
        if (!signature.sizeFits()) {
            problems.add(new XattrProblem.SignatureSize(
                    (signature.bits() + 7) / 8, signature.signature().length()));
        }
    }
}
