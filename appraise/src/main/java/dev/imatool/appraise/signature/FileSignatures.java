package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.reason.ContentReason;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField.FileDigest;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks signatures of files: values of {@code security.ima} (kernel {@code xattr_verify}, {@code integrity_digsig_verify}). */
final class FileSignatures {
    private static final String VERITY = "verity";
    private static final int V1_HEADER_BEGIN = 1;
    private static final int V1_HEADER_END = 17;
    private static final int V1_KEY_ALGORITHM = 6;
    private static final int V1_NUMBERS = 16;

    private final SignatureKeys keys;
    private final KeyTrials trials;
    private final HashFunctions hashes;

    FileSignatures(SignatureKeys keys, KeyTrials trials, HashFunctions hashes) {
        this.keys = keys;
        this.trials = trials;
        this.hashes = hashes;
    }

    /**
     * Checks a signature with the header of version 2 or 3.
     *
     * @param field where it is
     * @param digests those of the entry, the likeliest first
     */
    SignatureCheck check(FieldId field, XattrValue.Signature header, List<FileDigest> digests) {
        boolean verity = header.type() == XattrValue.VERITY_SIGNATURE;
        SignatureKind kind = verity ? SignatureKind.VERITY : SignatureKind.FILE;
        SignatureCheck unjudged = new SignatureCheck(
                field,
                kind,
                SignatureVerdict.NOT_CHECKABLE,
                OptionalInt.of(header.version()),
                Optional.of(header.keyId()),
                header.algorithm().map(HashAlgorithm::kernelName),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Optional<HeaderReason> flaw = SignedStructure.flaw(header);
        if (flaw.isPresent()) {
            return unjudged.but(SignatureVerdict.MALFORMED, flaw.get());
        }
        HashAlgorithm algorithm = header.algorithm().orElseThrow();
        List<FileDigest> ofKind = digests.stream()
                .filter(digest ->
                        digest.type().isEmpty() || verity == digest.type().get().equals(VERITY))
                .toList();
        if (ofKind.isEmpty() && !digests.isEmpty()) {
            return unjudged.but(
                    SignatureVerdict.NOT_CHECKABLE,
                    verity ? ContentReason.Plain.VERITY_DIGEST_MISSING : ContentReason.Plain.CONTENT_DIGEST_MISSING);
        }
        List<SignedValue> values = new ArrayList<>();
        for (FileDigest digest : ofKind) {
            if (digest.algorithm().equals(header.algorithm()) && digest.digest().length() == algorithm.digestLength()) {
                SignedStructure.of(header, algorithm, digest.digest(), reading(digest, digests), hashes)
                        .ifPresent(values::add);
            }
        }
        if (values.isEmpty()) {
            return withoutDigest(unjudged, algorithm, ofKind);
        }
        SignatureCheck judged = judged(unjudged, trials.tryOn(keys.withId(header.keyId()), values, header.signature()));
        boolean untyped = ofKind.stream().anyMatch(digest -> digest.type().isEmpty());
        return verity && untyped && judged.verdict() == SignatureVerdict.BAD
                ? judged.but(SignatureVerdict.NOT_CHECKABLE, ContentReason.Plain.DIGEST_UNTYPED)
                : judged;
    }

    private static Optional<SignatureReason> reading(FileDigest digest, List<FileDigest> digests) {
        return digest.equals(digests.get(0)) ? Optional.empty() : Optional.of(new ContentReason.OverField(digest.id()));
    }

    private SignatureCheck withoutDigest(SignatureCheck unjudged, HashAlgorithm algorithm, List<FileDigest> digests) {
        if (digests.isEmpty()) {
            return unjudged.but(SignatureVerdict.NOT_CHECKABLE, ContentReason.Plain.NO_FILE_DIGEST);
        }
        FileDigest first = digests.get(0);
        Optional<HashAlgorithm> logged = first.algorithm();
        if (logged.filter(algorithm::equals).isPresent()) {
            return first.digest().length() == algorithm.digestLength()
                    ? unjudged.but(SignatureVerdict.NOT_CHECKABLE, new ContentReason.NotComputable(algorithm))
                    : unjudged.but(SignatureVerdict.MALFORMED, new ContentReason.OtherLength(algorithm));
        }
        boolean ofTemplate = first.id().equals(FieldId.D);
        return unjudged.but(
                ofTemplate ? SignatureVerdict.NOT_CHECKABLE : SignatureVerdict.MALFORMED,
                new ContentReason.OtherAlgorithm(algorithm, logged, ofTemplate));
    }

    /** The check with what trying keys found. */
    static SignatureCheck judged(SignatureCheck unjudged, KeyTrials.Result result) {
        return new SignatureCheck(
                unjudged.field(),
                unjudged.kind(),
                result.verdict(),
                unjudged.version(),
                unjudged.keyId(),
                Optional.of(result.algorithm()),
                result.key(),
                result.notTrusted(),
                result.reason());
    }

    /**
     * Checks a signature of version 1: an RSA signature over the SHA-1 of file digest and header (kernel {@code
     * lib/digsig.c}, {@code digsig_verify}).
     *
     * @param raw all of it, from the type on
     */
    SignatureCheck check(FieldId field, XattrValue.SignatureV1 signature, ByteString raw, List<FileDigest> digests) {
        SignatureCheck unjudged = new SignatureCheck(
                field,
                SignatureKind.FILE,
                SignatureVerdict.NOT_CHECKABLE,
                OptionalInt.of(1),
                Optional.of(signature.keyId()),
                Optional.of(HashAlgorithm.SHA1.kernelName()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (!signature.sizeFits() || signature.signature().isEmpty()) {
            return unjudged.but(
                    SignatureVerdict.MALFORMED,
                    new HeaderReason.OtherBits(
                            signature.bits(), signature.signature().length()));
        }
        if (raw.at(V1_KEY_ALGORITHM) != 0
                || raw.at(V1_NUMBERS) != 1
                || signature.algorithm().isEmpty()) {
            return unjudged.but(SignatureVerdict.MALFORMED, HeaderReason.Plain.VERSION_1_UNSUPPORTED);
        }
        List<SignedValue> values = new ArrayList<>();
        for (FileDigest digest : digests) {
            ByteString message = joined(digest.digest(), raw.slice(V1_HEADER_BEGIN, V1_HEADER_END));
            hashes.digest(HashAlgorithm.SHA1, message)
                    .ifPresent(
                            hash -> values.add(SignedValue.bare(HashAlgorithm.SHA1, hash, reading(digest, digests))));
        }
        return values.isEmpty()
                ? unjudged.but(SignatureVerdict.NOT_CHECKABLE, ContentReason.Plain.NO_FILE_DIGEST)
                : judged(unjudged, trials.tryOn(keys.withLegacyId(signature.keyId()), values, signature.signature()));
    }

    static ByteString joined(ByteString first, ByteString second) {
        byte[] bytes = new byte[first.length() + second.length()];
        first.copyTo(bytes, 0);
        second.copyTo(bytes, first.length());
        return ByteString.copyOf(bytes);
    }
}
