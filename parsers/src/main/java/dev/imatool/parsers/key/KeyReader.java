package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.encoding.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads public keys, whatever form they have: PEM (several in a file, text between them), DER, X.509 certificates, and TPM
 * public areas with or without their length ({@code tpm2_createak -u}), each of them encoded or packed ({@link Decoding}). What
 * an input is decides its content alone.
 */
public final class KeyReader {
    /** Longest input that is looked at: bundles of all certificates of a distribution are about a megabyte. */
    public static final int MAXIMUM = 16 << 20;

    private KeyReader() {}

    /**
     * The keys of an input.
     *
     * @param origin how the user calls it
     * @param content all of it
     */
    public static KeyFile read(String origin, byte[] content) {
        if (content.length > MAXIMUM) {
            return none("the file has more than " + (MAXIMUM >> 20) + " MiB, so it is not a key");
        }
        if (content.length == 0) {
            return none("the file is empty");
        }
        KeyFile plain = plain(origin, content);
        if (!plain.keys().isEmpty()) {
            return plain;
        }
        Decoding.Decoded decoded = Decoding.whole(content, MAXIMUM);
        KeyFile within = decoded.encodings().isEmpty() ? plain : plain(origin, decoded.bytes());
        if (within.keys().isEmpty()) {
            return plain;
        }
        List<String> problems = new ArrayList<>(within.problems());
        decoded.problems().stream()
                .filter(problem -> problem.kind().completeness() != Completeness.COMPLETE)
                .forEach(problem -> problems.add(problem.message()));
        return new KeyFile(within.keys(), problems);
    }

    private static KeyFile plain(String origin, byte[] content) {
        if (PemKeys.looksLikePem(content)) {
            return PemKeys.read(origin, new String(content, StandardCharsets.ISO_8859_1));
        }
        return binary(origin, ByteString.copyOf(content))
                .map(key -> new KeyFile(List.of(key), List.of()))
                .orElseGet(() -> none("neither PEM nor a DER public key, a certificate or a TPM public area"));
    }

    /** A key that is alone, without PEM around it. */
    public static Optional<PublicKeyInfo> binary(String origin, ByteString content) {
        return DerKeys.read(origin, content).or(() -> TpmPublicArea.read(origin, content));
    }

    private static KeyFile none(String problem) {
        return new KeyFile(new ArrayList<>(), List.of(problem));
    }
}
