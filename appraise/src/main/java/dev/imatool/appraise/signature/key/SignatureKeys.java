package dev.imatool.appraise.signature.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** Keys by the names under which signatures call them. Each key is there once, however often and as what it was read. */
public final class SignatureKeys {
    private final List<SigningKey> all;
    private final Map<ByteString, List<SigningKey>> byId = new HashMap<>();
    private final Map<ByteString, List<SigningKey>> byLegacyId = new HashMap<>();
    private final Map<ByteString, List<SigningKey>> byIdentifier = new HashMap<>();
    private final Map<ByteString, List<SigningKey>> byIssuer = new HashMap<>();
    private final Set<SigningKey> certified = new HashSet<>();

    private SignatureKeys(List<SigningKey> all) {
        this.all = all;
    }

    /** Of a key that is there several times the names are joined, and it comes from where it is trusted, or came first. */
    public static SignatureKeys of(List<SigningKey> keys) {
        Map<ByteString, List<SigningKey>> same = new LinkedHashMap<>();
        for (SigningKey key : keys) {
            same.computeIfAbsent(key.key().subjectPublicKeyInfo(), first -> new ArrayList<>())
                    .add(key);
        }
        List<SigningKey> chosen = new ArrayList<>();
        same.values().forEach(copies -> chosen.add(best(copies)));
        SignatureKeys result = new SignatureKeys(List.copyOf(chosen));
        for (SigningKey key : chosen) {
            for (SigningKey copy : same.getOrDefault(key.key().subjectPublicKeyInfo(), List.of())) {
                result.index(copy.key(), key);
            }
        }
        return result;
    }

    /** Given keys before measured ones, trusted ones before others, certificates before bare keys. */
    private static SigningKey best(List<SigningKey> copies) {
        return copies.stream()
                .min(Comparator.comparing((SigningKey key) -> !(key.source() instanceof KeySource.Given))
                        .thenComparing(key -> !key.trusted())
                        .thenComparing(key -> key.key().certificate().isEmpty()))
                .orElseThrow();
    }

    private void index(PublicKeyInfo names, SigningKey key) {
        names.imaKeyIds().forEach(id -> add(byId, id, key));
        LegacyKeyId.of(names).ifPresent(id -> add(byLegacyId, id, key));
        names.identifiers().forEach(identifier -> add(byIdentifier, identifier, key));
        if (names.certificate().isPresent()) {
            certified.add(key);
        }
        names.certificate()
                .flatMap(SignatureKeys::issuerAndSerial)
                .ifPresent(identifier -> add(byIssuer, identifier, key));
    }

    private static <K> void add(Map<K, List<SigningKey>> index, K name, SigningKey key) {
        List<SigningKey> keys = index.computeIfAbsent(name, first -> new ArrayList<>());
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    private static Optional<ByteString> issuerAndSerial(CertificateFacts facts) {
        try {
            X509CertificateHolder certificate =
                    new X509CertificateHolder(facts.der().toByteArray());
            return Optional.of(
                    encoded(new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber())));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Compared by its bytes, as kernels do: for them names that differ in case only are different names. */
    private static ByteString encoded(IssuerAndSerialNumber identifier) throws IOException {
        return ByteString.copyOf(identifier.getEncoded(ASN1Encoding.DER));
    }

    /** Every key once, in the order given. */
    public List<SigningKey> all() {
        return all;
    }

    /** True when the key came with a certificate, in one of its copies at least. */
    public boolean certified(SigningKey key) {
        return certified.contains(key);
    }

    /** Those whose identifier ends with these four bytes. */
    public NamedKeys withId(ByteString id) {
        return new NamedKeys(byId.getOrDefault(id, List.of()), NamedKeys.Naming.IDENTIFIER);
    }

    /** Those that signatures of version 1 call by these eight bytes. */
    public NamedKeys withLegacyId(ByteString id) {
        return new NamedKeys(byLegacyId.getOrDefault(id, List.of()), NamedKeys.Naming.NUMBERS);
    }

    /**
     * Those that CMS calls so (RFC 5652, 5.3).
     *
     * @throws IOException if the name cannot be encoded
     */
    public NamedKeys of(SignerIdentifier signer) throws IOException {
        if (signer.isTagged()) {
            ByteString identifier = ByteString.copyOf(
                    ASN1OctetString.getInstance(signer.getId()).getOctets());
            return new NamedKeys(byIdentifier.getOrDefault(identifier, List.of()), NamedKeys.Naming.IDENTIFIER);
        }
        ByteString identifier = encoded(IssuerAndSerialNumber.getInstance(signer.getId()));
        return new NamedKeys(byIssuer.getOrDefault(identifier, List.of()), NamedKeys.Naming.CERTIFICATE);
    }
}
