package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Public keys in PEM (RFC 7468). Blocks that are no public key are named, private keys with a warning. */
final class PemKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final int MOST_BLOCKS = 10_000;

    private PemKeys() {}

    /** True when a PEM block begins somewhere; certificates often have text in front. */
    static boolean looksLikePem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    static KeyFile read(String origin, String text) {
        List<PublicKeyInfo> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject();
                    block != null && number < MOST_BLOCKS;
                    block = reader.readPemObject()) {
                number++;
                Optional<PublicKeyInfo> key = key(origin, block);
                key.ifPresent(keys::add);
                if (key.isEmpty()) {
                    problems.add(problem(number, block.getType()));
                }
            }
        } catch (IOException | RuntimeException damaged) {
            problems.add("PEM block " + (number + 1) + " is damaged or has no end");
        }
        return new KeyFile(keys, problems);
    }

    private static Optional<PublicKeyInfo> key(String origin, PemObject block) {
        if (block.getType().contains("PRIVATE KEY") && !block.getType().startsWith("TSS2")) {
            return Optional.empty();
        }
        ByteString content = ByteString.copyOf(block.getContent());
        return block.getType().startsWith("TSS2")
                ? TpmPublicArea.ofPrivateKeyFile(origin, content)
                : DerKeys.read(origin, content);
    }

    private static String problem(int number, String type) {
        String kind = type.replaceAll("[^A-Z0-9 ]", "?");
        return kind.contains("PRIVATE KEY")
                ? "PEM block " + number + " is a " + kind + ": give the public key, and keep the private one away"
                : "PEM block " + number + " (" + kind + ") holds no public key that can be read";
    }
}
