package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The private key in a file of PEM (RFC 7468): PKCS#8 ({@code openssl genpkey}), or SEC 1 for elliptic curves ({@code openssl ecparam
 * -genkey}), neither of them encrypted.
 */
public sealed interface PrivateKeyFile {
    /** Longest file that is looked at. */
    int MAXIMUM = 64 << 10;

    /** @param pkcs8 the key in PKCS#8 (RFC 5958), DER */
    record Found(ByteString pkcs8) implements PrivateKeyFile {}

    /** Why there is none to be read. */
    enum Problem implements PrivateKeyFile {
        /** The file has no PEM block that begins with its own line. */
        NOT_PEM,
        /** It is longer than a key. */
        TOO_LONG,
        /** The key is encrypted. */
        ENCRYPTED,
        /** The key is in the form of OpenSSH. */
        OPENSSH,
        /** It holds public keys or certificates only. */
        PUBLIC,
        /** It holds several private keys. */
        SEVERAL,
        /** The key is damaged, or of a form that is not read. */
        UNREADABLE
    }

    /** Reads a file. */
    static PrivateKeyFile read(byte[] content) {
        if (content.length > MAXIMUM) {
            return Problem.TOO_LONG;
        }
        Optional<PrivateKeyFile> found = Optional.empty();
        boolean any = false;
        try (PemReader reader = new PemReader(new StringReader(new String(content, StandardCharsets.ISO_8859_1)))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                any = true;
                if (block.getType().contains("PRIVATE KEY")) {
                    if (found.isPresent()) {
                        return Problem.SEVERAL;
                    }
                    found = Optional.of(key(block));
                }
            }
        } catch (IOException | RuntimeException damaged) {
            return Problem.UNREADABLE;
        }
        return found.orElse(any ? Problem.PUBLIC : Problem.NOT_PEM);
    }

    private static PrivateKeyFile key(PemObject block) throws IOException {
        List<?> headers = block.getHeaders();
        boolean encrypted = block.getType().startsWith("ENCRYPTED")
                || headers.stream()
                        .anyMatch(header -> header instanceof PemHeader named
                                && named.getName().equals("Proc-Type")
                                && named.getValue().contains("ENCRYPTED"));
        if (encrypted) {
            return Problem.ENCRYPTED;
        }
        return switch (block.getType()) {
            case "PRIVATE KEY" ->
                PrivateKeys.isOne(ByteString.copyOf(block.getContent()))
                        ? new Found(ByteString.copyOf(block.getContent()))
                        : Problem.UNREADABLE;
            case "EC PRIVATE KEY" -> ofSec1(ECPrivateKey.getInstance(block.getContent()));
            case "OPENSSH PRIVATE KEY" -> Problem.OPENSSH;
            default -> Problem.UNREADABLE;
        };
    }

    private static PrivateKeyFile ofSec1(ECPrivateKey key) throws IOException {
        ASN1Encodable curve = key.getParametersObject();
        if (curve == null) {
            return Problem.UNREADABLE;
        }
        byte[] pkcs8 = new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key)
                .getEncoded("DER");
        try {
            return new Found(ByteString.copyOf(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
