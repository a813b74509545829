package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.reason.ModuleReason;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Takes appended signatures apart: detached CMS SignedData over data (RFC 5652, 5), with what kernels ask of the message as a
 * whole ({@code pkcs7_parser.c}, {@code pkcs7_verify}) and what openssl does.
 */
final class CmsStructure {
    private static final int MOST_SIGNERS = 8;
    /** In front of it stand version, name, hash algorithm and perhaps signed attributes; it and the signature have no tags. */
    private static final int SIGNATURE_ALGORITHM_AT = 4;

    private CmsStructure() {}

    /** What the bytes are. */
    sealed interface Reading {
        /** A message whose signers remain to be checked, of which there is at least one. */
        record Message(List<SignerInfo> signers) implements Reading {
            public Message {
                signers = List.copyOf(signers);
            }
        }

        /** Nothing that a kernel takes, for this reason. */
        record Refused(ModuleReason reason) implements Reading {}
    }

    /** Takes {@code cms} apart. */
    static Reading read(ByteString cms) {
        try (ASN1InputStream in = new ASN1InputStream(cms.toByteArray())) {
            ASN1Primitive message = in.readObject();
            ContentInfo outer = ContentInfo.getInstance(message);
            if (outer == null) {
                return noCms();
            }
            if (in.available() > 0) {
                return new Reading.Refused(ModuleReason.Plain.BYTES_BEHIND);
            }
            if (!outer.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                return new Reading.Refused(
                        new ModuleReason.OtherMessage(outer.getContentType().getId()));
            }
            SignedData data = SignedData.getInstance(outer.getContent());
            return data == null ? noCms() : read(data);
        } catch (IOException | RuntimeException unreadable) {
            return noCms();
        }
    }

    private static Reading noCms() {
        return new Reading.Refused(ModuleReason.Plain.NOT_SIGNED_DATA);
    }

    private static Reading read(SignedData data) {
        List<SignerInfo> signers = new ArrayList<>();
        if (data.getSignerInfos().size() > MOST_SIGNERS || data.getSignerInfos().size() == 0) {
            return new Reading.Refused(
                    new ModuleReason.Signers(data.getSignerInfos().size(), MOST_SIGNERS));
        }
        for (ASN1Encodable signer : data.getSignerInfos()) {
            if (!tagsFit(ASN1Sequence.getInstance(signer))) {
                return noCms();
            }
            signers.add(SignerInfo.getInstance(signer));
        }
        return flaw(data, signers).<Reading>map(Reading.Refused::new).orElse(new Reading.Message(signers));
    }

    /** Key identifier and signed attributes are [0], attributes that are not signed [1] (RFC 5652, 5.3); the library takes any. */
    private static boolean tagsFit(ASN1Sequence signer) {
        for (int i = 0; i < signer.size(); i++) {
            if (signer.getObjectAt(i) instanceof ASN1TaggedObject tagged
                    && !tagged.hasContextTag(i < SIGNATURE_ALGORITHM_AT ? 0 : 1)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ModuleReason> flaw(SignedData data, List<SignerInfo> signers) {
        if (!data.getEncapContentInfo().getContentType().equals(CMSObjectIdentifiers.data)) {
            return Optional.of(new ModuleReason.OtherContent(
                    data.getEncapContentInfo().getContentType().getId()));
        }
        if (data.getEncapContentInfo().getContent() != null) {
            return Optional.of(ModuleReason.Plain.HOLDS_CONTENT);
        }
        for (SignerInfo signer : signers) {
            Optional<ModuleReason> flaw = versionFlaw(data, signer).or(() -> algorithmFlaw(data, signer));
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        boolean attributes = signers.get(0).getAuthenticatedAttributes() != null;
        return signers.stream().allMatch(signer -> attributes == (signer.getAuthenticatedAttributes() != null))
                ? Optional.empty()
                : Optional.of(ModuleReason.Plain.ATTRIBUTES_OF_SOME);
    }

    /**
     * Both versions are 1 where signers are named by issuer and serial number, and 3 where by key identifier (RFC 5652, 5.1 and
     * 5.3; kernel {@code pkcs7_note_signerinfo_version}).
     */
    private static Optional<ModuleReason> versionFlaw(SignedData data, SignerInfo signer) {
        int due = signer.getSID().isTagged() ? 3 : 1;
        boolean fits = data.getVersion().hasValue(due) && signer.getVersion().hasValue(due);
        return fits
                ? Optional.empty()
                : Optional.of(new ModuleReason.Versions(
                        data.getVersion().getValue(), signer.getVersion().getValue(), due));
    }

    /** Recipients may refuse a signer whose hash algorithm is not announced (RFC 5652, 5.1); openssl does, kernels do not. */
    private static Optional<ModuleReason> algorithmFlaw(SignedData data, SignerInfo signer) {
        for (ASN1Encodable announced : data.getDigestAlgorithms()) {
            if (AlgorithmIdentifier.getInstance(announced)
                    .getAlgorithm()
                    .equals(signer.getDigestAlgorithm().getAlgorithm())) {
                return Optional.empty();
            }
        }
        return Optional.of(ModuleReason.Plain.HASH_NOT_ANNOUNCED);
    }
}
