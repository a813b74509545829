package dev.imatool.model.key;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * A public key.
 *
 * @param origin where it was read: the name of a file, or an entry of a list; as given, so to be escaped before it is shown
 * @param algorithm what kind of key it is, for people: {@code RSA 2048}, {@code EC prime256v1}, or the object identifier
 * @param subjectPublicKeyInfo the key in DER (RFC 5280, 4.1.2.7)
 * @param identifiers what others may call the key, the likeliest first: the subject key identifier of its certificate, then
 *     the SHA-1 digest of its bit string (RFC 5280, 4.2.1.2, method 1)
 * @param certificate what the certificate around it says
 * @param tpm what the public area of a TPM object around it says
 */
public record PublicKeyInfo(
        String origin,
        String algorithm,
        ByteString subjectPublicKeyInfo,
        List<ByteString> identifiers,
        Optional<CertificateFacts> certificate,
        Optional<TpmKeyFacts> tpm) {
    private static final int IMA_KEY_ID_LENGTH = 4;

    public PublicKeyInfo {
        identifiers = List.copyOf(identifiers);
    }

    /** The four bytes by which headers of IMA signatures may name this key: the ends of its identifiers. */
    public List<ByteString> imaKeyIds() {
        return identifiers.stream()
                .filter(identifier -> identifier.length() >= IMA_KEY_ID_LENGTH)
                .map(identifier -> identifier.slice(identifier.length() - IMA_KEY_ID_LENGTH, identifier.length()))
                .distinct()
                .toList();
    }
}
