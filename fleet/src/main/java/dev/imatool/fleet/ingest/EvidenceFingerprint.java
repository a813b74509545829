package dev.imatool.fleet.ingest;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names an examination: the same name means that it would say the same. A list that stays as it is while the quotes beside it change is
 * examined each time: else a host that sends its list of yesterday would never be found out.
 */
final class EvidenceFingerprint {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest hash = ListHashes.newHash();

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        hash.update(bytes);
    }

    private void number(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            hash.update((byte) (number >> shift));
        }
    }

    /** Adds a file of the user: a key, a nonce. */
    EvidenceFingerprint file(String name) throws IOException {
        try (InputStream in = Files.newInputStream(FileNames.path(name))) {
            text("given");
            text(all(in));
        }
        return this;
    }

    /**
     * Adds what is in the evidence.
     *
     * @param lists of its measurement lists, by their paths
     */
    EvidenceFingerprint of(Evidence evidence, Map<String, ListHashes> lists) {
        List<Part> parts = evidence.parts().stream()
                .sorted(Comparator.comparing(Part::path))
                .toList();
        for (Part part : parts) {
            if (part.kind() == PartKind.AUDIT_LOG) {
                // says nothing of what is proven, and may be long
                continue;
            }
            text(part.kind().name());
            text(parts.size() == 1 ? part.name() : part.path());
            ListHashes list = lists.get(part.path());
            if (list != null) {
                text(list.sha256());
            } else if (part.content().isEmpty()) {
                text(all(part));
            } else {
                bytes(part.content().toByteArray());
            }
        }
        evidence.damages().forEach(this::text);
        return this;
    }

    /** Adds something else. */
    EvidenceFingerprint and(String text) {
        text(text);
        return this;
    }

    /** What cannot be read is left to the examination. */
    private static String all(Part part) {
        try (InputStream in = part.source().open()) {
            return all(in);
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static String all(InputStream in) throws IOException {
        MessageDigest content = ListHashes.newHash();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            content.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(content.digest());
    }

    /** In hex. */
    String hex() {
        return HexFormat.of().formatHex(hash.digest());
    }
}
