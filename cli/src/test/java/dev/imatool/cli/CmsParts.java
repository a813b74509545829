package dev.imatool.cli;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * A CMS SignedData with one signer in its parts (RFC 5652, 5), to be put together otherwise. Sets keep their order.
 *
 * @param data version, digestAlgorithms, encapContentInfo, signerInfos
 * @param signer version, sid, digestAlgorithm, perhaps signedAttrs, signatureAlgorithm, signature
 */
record CmsParts(List<ASN1Encodable> data, List<ASN1Encodable> signer) {
    private static final int SIGNERS = 3;

    CmsParts {
        data = List.copyOf(data);
        signer = List.copyOf(signer);
    }

    static CmsParts of(SignatureVector vector) {
        ASN1Sequence outer = ASN1Sequence.getInstance(vector.signature().toByteArray());
        ASN1Sequence data = ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(outer.getObjectAt(1)), true);
        ASN1Set signers = ASN1Set.getInstance(data.getObjectAt(SIGNERS));
        return new CmsParts(
                List.of(data.toArray()),
                List.of(ASN1Sequence.getInstance(signers.getObjectAt(0)).toArray()));
    }

    CmsParts withData(int index, ASN1Encodable part) {
        return new CmsParts(replaced(data, index, part), signer);
    }

    CmsParts withSigner(int index, ASN1Encodable part) {
        return new CmsParts(data, replaced(signer, index, part));
    }

    /** The signed attributes in another order, or others. */
    CmsParts withAttributes(UnaryOperator<List<ASN1Encodable>> change) {
        ASN1Set attributes = ASN1Set.getInstance(ASN1TaggedObject.getInstance(signer.get(3)), false);
        List<ASN1Encodable> changed = change.apply(new ArrayList<>(List.of(attributes.toArray())));
        return withSigner(3, new DLTaggedObject(false, 0, new DLSet(vector(changed))));
    }

    /** The message with its signer. */
    ByteString encoded() {
        return encoded(List.of(this));
    }

    /** The message with the signers of all of {@code others}. */
    ByteString encoded(List<CmsParts> others) {
        ASN1EncodableVector signers = new ASN1EncodableVector();
        others.forEach(other -> signers.add(new DLSequence(vector(other.signer()))));
        ASN1Sequence message = new DLSequence(vector(replaced(data, SIGNERS, new DLSet(signers))));
        ASN1Sequence outer =
                new DLSequence(vector(List.of(CMSObjectIdentifiers.signedData, new DLTaggedObject(true, 0, message))));
        try {
            return ByteString.copyOf(outer.getEncoded(ASN1Encoding.DL));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An algorithm without parameters. */
    static ASN1Encodable algorithm(String identifier) {
        return new DLSequence(new ASN1ObjectIdentifier(identifier));
    }

    private static List<ASN1Encodable> replaced(List<ASN1Encodable> parts, int index, ASN1Encodable part) {
        List<ASN1Encodable> copy = new ArrayList<>(parts);
        copy.set(index, part);
        return copy;
    }

    private static ASN1EncodableVector vector(List<ASN1Encodable> parts) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        parts.forEach(vector::add);
        return vector;
    }
}
