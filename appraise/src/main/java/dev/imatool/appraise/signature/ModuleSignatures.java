package dev.imatool.appraise.signature;

import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField.FileDigest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/** Checks appended signatures: detached CMS SignedData (RFC 5652, 5) over {@code d-modsig} (kernel {@code ima_modsig.c}). */
final class ModuleSignatures {
    private static final int MOST_SIGNERS = 8;

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
        Collection<SignerInformation> signers;
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms.toByteArray()));
            signers = new CMSSignedData(info).getSignerInfos().getSigners();
        } catch (IOException | CMSException | RuntimeException noCms) {
            return SignatureCheck.without(
                    field, SignatureKind.MODULE, SignatureVerdict.MALFORMED, "it is no CMS SignedData");
        }
        if (signers.isEmpty() || signers.size() > MOST_SIGNERS) {
            return SignatureCheck.without(
                    field,
                    SignatureKind.MODULE,
                    SignatureVerdict.MALFORMED,
                    "it has " + signers.size() + " signers, and 1 to " + MOST_SIGNERS + " are taken");
        }
        List<SignatureCheck> checks =
                signers.stream().map(signer -> check(field, signer, content)).toList();
        return checks.stream()
                .filter(check -> check.verdict().finding())
                .findFirst()
                .or(() -> checks.stream()
                        .filter(check -> check.verdict() == SignatureVerdict.GOOD)
                        .findFirst())
                .orElse(checks.get(0));
    }

    private SignatureCheck check(FieldId field, SignerInformation signer, Optional<FileDigest> content) {
        Optional<HashAlgorithm> hash = DigestIdentifiers.hashOf(new ASN1ObjectIdentifier(signer.getDigestAlgOID()));
        SignatureCheck unjudged = new SignatureCheck(
                field,
                SignatureKind.MODULE,
                SignatureVerdict.NOT_CHECKABLE,
                OptionalInt.empty(),
                Optional.of(name(signer.getSID())),
                hash.map(HashAlgorithm::kernelName),
                Optional.empty(),
                Optional.empty(),
                "the entry has no d-modsig");
        if (hash.isEmpty()) {
            return unjudged.but(SignatureVerdict.NOT_CHECKABLE, "its hash algorithm is not supported");
        }
        if (signer.getEncryptionAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())) {
            return unjudged.but(SignatureVerdict.NOT_CHECKABLE, "RSASSA-PSS is not supported, nor is it by kernels");
        }
        if (content.isEmpty() || content.get().digest().isEmpty()) {
            return unjudged;
        }
        FileDigest digest = content.get();
        if (!digest.algorithm().equals(hash)
                || digest.digest().length() != hash.get().digestLength()) {
            return unjudged.but(
                    SignatureVerdict.MALFORMED, "it is over a digest of " + hash.get() + ", and d-modsig is none");
        }
        try {
            return signer.getSignedAttributes() == null
                    ? judged(unjudged, signer, SignedValue.ofDigest(hash.get(), digest.digest(), ""))
                    : overAttributes(unjudged, signer, hash.get(), digest.digest());
        } catch (IOException | RuntimeException malformed) {
            return unjudged.but(SignatureVerdict.MALFORMED, "its signed attributes cannot be encoded");
        }
    }

    /** The attributes hold the digest of the content, or d-modsig is their own digest (kernel {@code pkcs7_get_digest}). */
    private SignatureCheck overAttributes(
            SignatureCheck unjudged, SignerInformation signer, HashAlgorithm hash, ByteString content)
            throws IOException {
        ByteString attributes = ByteString.copyOf(signer.getEncodedSignedAttributes());
        Optional<ByteString> digest = hashes.digest(hash, attributes);
        if (digest.isEmpty()) {
            return unjudged.but(SignatureVerdict.NOT_CHECKABLE, hash + " cannot be computed here");
        }
        boolean ofContent = messageDigest(signer).filter(content::equals).isPresent();
        if (!ofContent && !digest.get().equals(content)) {
            return unjudged.but(SignatureVerdict.BAD, "the digest in its signed attributes is not d-modsig");
        }
        String reading = ofContent ? "over signed attributes" : "d-modsig is the digest of the signed attributes";
        return judged(unjudged, signer, SignedValue.ofMessage(hash, digest.get(), attributes, reading));
    }

    private SignatureCheck judged(SignatureCheck unjudged, SignerInformation signer, SignedValue value)
            throws IOException {
        ByteString signature = ByteString.copyOf(signer.getSignature());
        return FileSignatures.judged(
                unjudged, trials.tryOn(keys.of(signer.toASN1Structure().getSID()), List.of(value), signature));
    }

    private static Optional<ByteString> messageDigest(SignerInformation signer) {
        Attribute attribute = signer.getSignedAttributes().get(CMSAttributes.messageDigest);
        boolean single = attribute != null && attribute.getAttrValues().size() == 1;
        return single && attribute.getAttrValues().getObjectAt(0) instanceof ASN1OctetString octets
                ? Optional.of(ByteString.copyOf(octets.getOctets()))
                : Optional.empty();
    }

    /** The subject key identifier, or the serial number. */
    private static ByteString name(SignerId signer) {
        byte[] identifier = signer.getSubjectKeyIdentifier();
        return ByteString.copyOf(identifier == null ? signer.getSerialNumber().toByteArray() : identifier);
    }
}
