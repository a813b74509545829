package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.reason.ModuleReason;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * The attributes that a CMS signer signs in place of the content (RFC 5652, 5.3 and 11).
 *
 * @param encoded what is signed: the set in the order in which it stands, as kernels and openssl hash it
 * @param attributes each
 */
record SignedAttributes(ByteString encoded, List<Attribute> attributes) {
    SignedAttributes {
        attributes = List.copyOf(attributes);
    }

    /** @throws IOException if they cannot be encoded again */
    static SignedAttributes of(ASN1Set set) throws IOException {
        List<Attribute> attributes = StreamSupport.stream(set.spliterator(), false)
                .map(Attribute::getInstance)
                .toList();
        return new SignedAttributes(ByteString.copyOf(set.getEncoded(ASN1Encoding.DL)), attributes);
    }

    /**
     * Why nobody takes them: content type and message digest are there once with one value each, and the type is that of the
     * message (RFC 5652, 11.1 and 11.2; kernel {@code pkcs7_sig_note_authenticated_attr}).
     */
    Optional<ModuleReason> flaw() {
        Set<ASN1ObjectIdentifier> types = new HashSet<>();
        for (Attribute attribute : attributes) {
            if (!types.add(attribute.getAttrType())) {
                return Optional.of(
                        new ModuleReason.AttributeTwice(attribute.getAttrType().getId()));
            }
        }
        Optional<ASN1Encodable> type = value(CMSAttributes.contentType);
        if (type.isEmpty() || messageDigest().isEmpty()) {
            return Optional.of(ModuleReason.Plain.ATTRIBUTES_INCOMPLETE);
        }
        return type.get().equals(CMSObjectIdentifiers.data)
                ? Optional.empty()
                : Optional.of(ModuleReason.Plain.ATTRIBUTES_OF_OTHER_TYPE);
    }

    /** The digest of the content, as signed; none where it is not there once. */
    Optional<ByteString> messageDigest() {
        return value(CMSAttributes.messageDigest)
                .filter(ASN1OctetString.class::isInstance)
                .map(octets -> ByteString.copyOf(((ASN1OctetString) octets).getOctets()));
    }

    private Optional<ASN1Encodable> value(ASN1ObjectIdentifier type) {
        return attributes.stream()
                .filter(attribute -> attribute.getAttrType().equals(type))
                .filter(attribute -> attribute.getAttrValues().size() == 1)
                .map(attribute -> attribute.getAttrValues().getObjectAt(0))
                .findFirst();
    }
}
