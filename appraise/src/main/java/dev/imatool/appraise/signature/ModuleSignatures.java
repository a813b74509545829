package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.DigestIdentifiers;
import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.reason.ContentReason;
import dev.imatool.appraise.signature.reason.ModuleReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField.FileDigest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;

/** Checks appended signatures: detached CMS SignedData (RFC 5652, 5) over {@code d-modsig} (kernel {@code ima_modsig.c}). */
final class ModuleSignatures {
    private static final String ML_DSA = "ml-dsa-";

    private final SignatureKeys keys;
    private final KeyTrials trials;
    private final HashFunctions hashes;

    ModuleSignatures(SignatureKeys keys, KeyTrials trials, HashFunctions hashes) {
        this.keys = keys;
        this.trials = trials;
        this.hashes = hashes;
    }

    /** Checks {@code cms} over the digest in {@code d-modsig}. A bad signer makes it bad, else a good one good. */
    SignatureCheck check(FieldId field, ByteString cms, Optional<FileDigest> content) {
        return switch (CmsStructure.read(cms)) {
            case CmsStructure.Reading.Refused refused -> malformed(field, refused.reason());
            case CmsStructure.Reading.Message message -> check(field, message.signers(), content);
        };
    }

    private static SignatureCheck malformed(FieldId field, ModuleReason reason) {
        return SignatureCheck.without(field, SignatureKind.MODULE, SignatureVerdict.MALFORMED, reason);
    }

    private SignatureCheck check(FieldId field, List<SignerInfo> signers, Optional<FileDigest> content) {
        List<SignatureCheck> checks = signers.stream()
                .map(signer -> asKernelsTake(signer, check(field, signer, content)))
                .toList();
        return checks.stream()
                .filter(check -> check.verdict().finding())
                .findFirst()
                .or(() -> checks.stream()
                        .filter(check -> check.verdict() == SignatureVerdict.GOOD)
                        .findFirst())
                .orElse(checks.get(0));
    }

    /**
     * Kernels check appended signatures of modules and kexec images alike as those of modules ({@code ima_modsig_verify}), and
     * refuse signed attributes there before they look for a key ({@code pkcs7_verify}: "Invalid module sig (has authattrs)").
     * From 7.0 on a build option waives that for ML-DSA, with which openssl before 4.0 cannot leave them out.
     */
    private static SignatureCheck asKernelsTake(SignerInfo signer, SignatureCheck check) {
        boolean waived = SignerAlgorithms.function(
                        signer.getDigestEncryptionAlgorithm().getAlgorithm())
                .filter(function -> function.startsWith(ML_DSA))
                .isPresent();
        if (signer.getAuthenticatedAttributes() == null
                || waived
                || check.verdict().finding()) {
            return check;
        }
        return check.but(
                SignatureVerdict.MALFORMED,
                check.verdict() == SignatureVerdict.GOOD
                        ? ModuleReason.Plain.ATTRIBUTES_REFUSED_ALTHOUGH_GOOD
                        : ModuleReason.Plain.ATTRIBUTES_REFUSED);
    }

    private SignatureCheck check(FieldId field, SignerInfo signer, Optional<FileDigest> content) {
        try {
            ASN1ObjectIdentifier hashed = signer.getDigestAlgorithm().getAlgorithm();
            Optional<HashAlgorithm> hash = DigestIdentifiers.hashOf(hashed);
            SignatureCheck unjudged = new SignatureCheck(
                    field,
                    SignatureKind.MODULE,
                    SignatureVerdict.NOT_CHECKABLE,
                    OptionalInt.empty(),
                    Optional.of(name(signer.getSID())),
                    hash.map(HashAlgorithm::kernelName),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(ModuleReason.Plain.NO_DIGEST));
            Optional<FileDigest> logged =
                    content.filter(digest -> !digest.digest().isEmpty());
            return flaw(unjudged, signer, hash, logged)
                    .orElseGet(() -> logged.map(digest -> over(unjudged, signer, hash.orElseThrow(), digest.digest()))
                            .orElse(unjudged));
        } catch (RuntimeException unreadable) {
            return malformed(field, ModuleReason.Plain.SIGNER_UNREADABLE);
        }
    }

    /** Algorithms that do not fit what the kernel logged next to the signature, or that nobody can check. */
    private static Optional<SignatureCheck> flaw(
            SignatureCheck unjudged, SignerInfo signer, Optional<HashAlgorithm> hash, Optional<FileDigest> logged) {
        ASN1ObjectIdentifier signed = signer.getDigestEncryptionAlgorithm().getAlgorithm();
        if (SignerAlgorithms.function(signed).isEmpty()) {
            return Optional.of(
                    unjudged.but(SignatureVerdict.MALFORMED, new ModuleReason.SignatureAlgorithm(signed.getId())));
        }
        // the kernel computes d-modsig with the algorithm of the signer (pkcs7_get_digest)
        Optional<HashAlgorithm> due = logged.flatMap(FileDigest::algorithm);
        if (hash.isEmpty() && due.flatMap(DigestIdentifiers::of).isEmpty()) {
            return Optional.of(unjudged.but(SignatureVerdict.NOT_CHECKABLE, ModuleReason.Plain.HASH_UNSUPPORTED));
        }
        if (logged.isPresent() && !ofAlgorithm(logged.get(), hash)) {
            ModuleReason other = hash.<ModuleReason>map(ModuleReason.OtherHash::new)
                    .orElseGet(() -> new ModuleReason.OtherUnknownHash(
                            signer.getDigestAlgorithm().getAlgorithm().getId()));
            return Optional.of(unjudged.but(SignatureVerdict.MALFORMED, other));
        }
        return Optional.empty();
    }

    private static boolean ofAlgorithm(FileDigest logged, Optional<HashAlgorithm> hash) {
        return logged.algorithm().equals(hash)
                && hash.filter(algorithm -> logged.digest().length() == algorithm.digestLength())
                        .isPresent();
    }

    private SignatureCheck over(SignatureCheck unjudged, SignerInfo signer, HashAlgorithm hash, ByteString content) {
        ASN1Set attributes = signer.getAuthenticatedAttributes();
        try {
            return attributes == null
                    ? judged(unjudged, signer, SignedValue.ofDigest(hash, content))
                    : overAttributes(unjudged, signer, SignedAttributes.of(attributes), hash, content);
        } catch (IOException | RuntimeException malformed) {
            return unjudged.but(SignatureVerdict.MALFORMED, ModuleReason.Plain.ATTRIBUTES_UNENCODABLE);
        }
    }

    /** The attributes hold the digest of the content, or d-modsig is their own digest (kernel {@code pkcs7_get_digest}). */
    private SignatureCheck overAttributes(
            SignatureCheck unjudged,
            SignerInfo signer,
            SignedAttributes attributes,
            HashAlgorithm hash,
            ByteString content)
            throws IOException {
        Optional<ModuleReason> flaw = attributes.flaw();
        if (flaw.isPresent()) {
            return unjudged.but(SignatureVerdict.MALFORMED, flaw.get());
        }
        Optional<ByteString> digest = hashes.digest(hash, attributes.encoded());
        if (digest.isEmpty()) {
            return unjudged.but(SignatureVerdict.NOT_CHECKABLE, new ContentReason.NotComputable(hash));
        }
        boolean ofContent = attributes.messageDigest().filter(content::equals).isPresent();
        if (!ofContent && !digest.get().equals(content)) {
            return unjudged.but(SignatureVerdict.BAD, ModuleReason.Plain.ATTRIBUTES_OF_OTHER_CONTENT);
        }
        ModuleReason reading = ofContent ? ModuleReason.Plain.OVER_ATTRIBUTES : ModuleReason.Plain.DIGEST_OF_ATTRIBUTES;
        return judged(
                unjudged,
                signer,
                SignedValue.ofMessage(hash, digest.get(), attributes.encoded(), Optional.of(reading)));
    }

    private SignatureCheck judged(SignatureCheck unjudged, SignerInfo signer, SignedValue value) throws IOException {
        ByteString signature = ByteString.copyOf(signer.getEncryptedDigest().getOctets());
        KeyTrials.Result result = trials.tryOn(keys.of(signer.getSID()), List.of(value), signature);
        SignatureCheck judged = FileSignatures.judged(unjudged, result);
        String function = SignerAlgorithms.function(
                        signer.getDigestEncryptionAlgorithm().getAlgorithm())
                .orElseThrow();
        // openssl and public_key_verify_signature hold the algorithm of the signer against the kind of the key
        return judged.verdict() == SignatureVerdict.GOOD && !result.algorithm().startsWith(function + "-")
                ? judged.but(SignatureVerdict.MALFORMED, new ModuleReason.OtherKind(function))
                : judged;
    }

    /** The subject key identifier, or the serial number. */
    private static ByteString name(SignerIdentifier signer) {
        return ByteString.copyOf(
                signer.isTagged()
                        ? ASN1OctetString.getInstance(signer.getId()).getOctets()
                        : IssuerAndSerialNumber.getInstance(signer.getId())
                                .getSerialNumber()
                                .getValue()
                                .toByteArray());
    }
}
