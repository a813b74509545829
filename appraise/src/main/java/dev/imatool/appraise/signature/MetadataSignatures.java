package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.reason.ContentReason;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.appraise.signature.reason.MetadataReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField.FileDigest;
import dev.imatool.model.xattr.XattrDecoder;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks portable EVM signatures (kernel {@code evm_verify_hmac}, {@code evm_calc_hmac_or_hash}). Such a signature vouches
 * for the content only through {@code security.ima}, so that is compared with the file digest.
 */
final class MetadataSignatures {
    private final SignatureKeys keys;
    private final KeyTrials trials;
    private final HashFunctions hashes;

    MetadataSignatures(SignatureKeys keys, KeyTrials trials, HashFunctions hashes) {
        this.keys = keys;
        this.trials = trials;
        this.hashes = hashes;
    }

    /** Checks {@code header} over what the entry logs of the file. */
    SignatureCheck check(
            FieldId field, XattrValue.Signature header, Optional<LoggedMetadata> metadata, List<FileDigest> digests) {
        SignatureCheck unjudged = new SignatureCheck(
                field,
                SignatureKind.EVM,
                SignatureVerdict.NOT_CHECKABLE,
                OptionalInt.of(header.version()),
                Optional.of(header.keyId()),
                header.algorithm().map(HashAlgorithm::kernelName),
                Optional.empty(),
                Optional.empty(),
                Optional.of(MetadataReason.Plain.NOT_LOGGED));
        Optional<HeaderReason> flaw = SignedStructure.flaw(header);
        if (flaw.isPresent()) {
            return unjudged.but(SignatureVerdict.MALFORMED, flaw.get());
        }
        if (header.type() != XattrValue.PORTABLE_SIGNATURE) {
            return unjudged.but(SignatureVerdict.MALFORMED, new HeaderReason.NotPortable(header.type()));
        }
        if (metadata.isEmpty() || metadata.get().owner().isEmpty()) {
            return unjudged;
        }
        List<SignedValue> values = values(header, metadata.get());
        if (values.isEmpty()) {
            return unjudged.but(
                    SignatureVerdict.NOT_CHECKABLE,
                    new ContentReason.NotComputable(header.algorithm().orElseThrow()));
        }
        SignatureCheck judged =
                FileSignatures.judged(unjudged, trials.tryOn(keys.withId(header.keyId()), values, header.signature()));
        return judged.verdict() == SignatureVerdict.GOOD ? bound(judged, metadata.get(), digests) : judged;
    }

    private List<SignedValue> values(XattrValue.Signature header, LoggedMetadata metadata) {
        HashAlgorithm algorithm = header.algorithm().orElseThrow();
        List<SignedValue> values = new ArrayList<>();
        for (EvmDigest.Machine machine : EvmDigest.Machine.ALL) {
            EvmDigest.of(algorithm, metadata.values(), metadata.owner().orElseThrow(), machine, hashes)
                    .flatMap(digest -> SignedStructure.of(
                            header,
                            algorithm,
                            digest,
                            Optional.of(new MetadataReason.ComputedBy(machine.bits(), machine.order())),
                            hashes))
                    .ifPresent(values::add);
        }
        return values;
    }

    /** What the good signature means for the content. */
    private static SignatureCheck bound(SignatureCheck good, LoggedMetadata metadata, List<FileDigest> digests) {
        if (!metadata.divides()) {
            return good.but(SignatureVerdict.MALFORMED, MetadataReason.Plain.ATTRIBUTES_UNDIVIDED);
        }
        if (metadata.securityIma().isEmpty()) {
            return good.but(SignatureVerdict.MALFORMED, MetadataReason.Plain.NO_SECURITY_IMA);
        }
        return switch (XattrDecoder.decode(metadata.securityIma().get())) {
            case XattrValue.Digest digest
            when digest.algorithm().isPresent() ->
                bound(good, digest.algorithm().get(), digest.digest(), digests);
            case XattrValue.LegacyDigest digest -> bound(good, digest.algorithm(), digest.digest(), digests);
            case XattrValue.Signature signature when signature.type() != XattrValue.PORTABLE_SIGNATURE -> good;
            case XattrValue.SignatureV1 signature -> good;
            default -> good.but(SignatureVerdict.MALFORMED, MetadataReason.Plain.SECURITY_IMA_OTHER);
        };
    }

    private static SignatureCheck bound(
            SignatureCheck good, HashAlgorithm algorithm, ByteString signed, List<FileDigest> digests) {
        List<FileDigest> same = digests.stream()
                .filter(digest -> digest.algorithm().equals(Optional.of(algorithm)))
                .toList();
        if (same.isEmpty()) {
            return good.but(SignatureVerdict.GOOD, new MetadataReason.NotCompared(algorithm));
        }
        return same.stream().anyMatch(digest -> digest.digest().equals(signed))
                ? good
                : good.but(SignatureVerdict.BAD, MetadataReason.Plain.OTHER_FILE_DIGEST);
    }
}
