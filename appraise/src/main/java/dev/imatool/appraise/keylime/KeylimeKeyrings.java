package dev.imatool.appraise.keylime;

import dev.imatool.appraise.signature.algorithm.SignatureFunction;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import dev.imatool.model.key.PublicKeyInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys with which Keylime checks signatures of files: those of the policy, then those of the list that it has accepted
 * ({@code keylime/ima/file_signatures.py}). The first keyring that has a key of the asked number decides.
 */
final class KeylimeKeyrings {
    private static final String OF_POLICY = "tenant_keyring";
    private static final Set<HashAlgorithm> HASHES = Set.of(
            HashAlgorithm.MD5,
            HashAlgorithm.SHA1,
            HashAlgorithm.SHA224,
            HashAlgorithm.SHA256,
            HashAlgorithm.SHA384,
            HashAlgorithm.SHA512);
    private static final int HEADER = 9;
    private static final int DIGSIG = 3;
    private static final int PORTABLE_DIGSIG = 5;
    private static final int VERSION = 2;
    private static final int KEY_ID_LENGTH = 4;

    private final Map<String, Map<ByteString, SignatureFunction>> keyrings = new LinkedHashMap<>();

    /** Adds a key of the policy; {@code keyId} of four bytes, or empty for the key's own. */
    void ofPolicy(PublicKeyInfo key, Optional<ByteString> keyId) {
        add(OF_POLICY, key, keyId);
    }

    /** Adds a key that the list measured, under the identifier that its certificate says. */
    void learned(String keyring, PublicKeyInfo key) {
        Optional<ByteString> said = key.certificate()
                .flatMap(certificate -> certificate.subjectKeyIdentifier())
                .filter(identifier -> identifier.length() >= KEY_ID_LENGTH)
                .map(KeylimeKeyrings::end);
        add(keyring, key, said);
    }

    private void add(String keyring, PublicKeyInfo key, Optional<ByteString> keyId) {
        // zero stands for no number in Keylime
        Optional<ByteString> id = keyId.filter(number -> !number.allZero())
                .or(() -> key.identifiers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                end(key.identifiers().get(key.identifiers().size() - 1))));
        Optional<SignatureFunction> function = SignatureFunction.of(key);
        if (id.isPresent() && function.isPresent()) {
            keyrings.computeIfAbsent(keyring, any -> new HashMap<>()).put(id.get(), function.get());
        }
    }

    private static ByteString end(ByteString identifier) {
        return identifier.slice(identifier.length() - KEY_ID_LENGTH, identifier.length());
    }

    /** True when a signature field is a good signature over a file digest. */
    boolean verifies(ByteString field, TemplateField.FileDigest digest) {
        boolean type = field.at(0) == DIGSIG || field.at(0) == PORTABLE_DIGSIG;
        if (!type || field.at(1) != VERSION) {
            return false;
        }
        Optional<HashAlgorithm> hash = HashAlgorithm.ofKernelId(field.at(2)).filter(HASHES::contains);
        boolean fits = hash.isPresent()
                && hash.get().kernelName().equals(digest.algorithmName())
                && digest.digest().length() == hash.get().digestLength();
        if (!fits) {
            return false;
        }
        ByteString keyId = field.slice(3, 3 + KEY_ID_LENGTH);
        SignedValue value = SignedValue.ofDigest(hash.get(), digest.digest());
        for (Map<ByteString, SignatureFunction> keyring : keyrings.values()) {
            SignatureFunction key = keyring.get(keyId);
            if (key != null) {
                return key.verifies(value, field.slice(HEADER, field.length()));
            }
        }
        return false;
    }
}
