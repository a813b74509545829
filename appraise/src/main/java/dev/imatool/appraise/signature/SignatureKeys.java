package dev.imatool.appraise.signature;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerId;

/** Keys by the names under which signatures call them. Each key is there once, however often and as what it was read. */
public final class SignatureKeys {
    private final List<SigningKey> all;
    private final Map<ByteString, List<SigningKey>> byId = new HashMap<>();
    private final Map<ByteString, List<SigningKey>> byLegacyId = new HashMap<>();
    private final Map<ByteString, List<SigningKey>> byIdentifier = new HashMap<>();
    private final Map<IssuerAndSerialNumber, List<SigningKey>> byIssuer = new HashMap<>();

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

    private static Optional<IssuerAndSerialNumber> issuerAndSerial(CertificateFacts facts) {
        try {
            X509CertificateHolder certificate =
                    new X509CertificateHolder(facts.der().toByteArray());
            return Optional.of(new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber()));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Every key once, in the order given. */
    public List<SigningKey> all() {
        return all;
    }

    /** Those whose identifier ends with these four bytes. */
    List<SigningKey> withId(ByteString id) {
        return byId.getOrDefault(id, List.of());
    }

    /** Those that signatures of version 1 call by these eight bytes. */
    List<SigningKey> withLegacyId(ByteString id) {
        return byLegacyId.getOrDefault(id, List.of());
    }

    /** Those that CMS calls so. */
    List<SigningKey> of(SignerId signer) {
        byte[] identifier = signer.getSubjectKeyIdentifier();
        return identifier == null
                ? byIssuer.getOrDefault(
                        new IssuerAndSerialNumber(signer.getIssuer(), signer.getSerialNumber()), List.of())
                : byIdentifier.getOrDefault(ByteString.copyOf(identifier), List.of());
    }
}
