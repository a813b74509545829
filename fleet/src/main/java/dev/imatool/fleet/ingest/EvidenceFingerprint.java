package dev.imatool.fleet.ingest;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Adds a file of the user.
     *
     * @param what a key or a nonce
     */
    EvidenceFingerprint file(String what, String name) throws IOException {
        text(what);
        text(all(InputSource.ofFile(FileNames.path(name))));
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
        try {
            return all(part.source());
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static String all(InputSource source) throws IOException {
        return ListHashes.of(source, List.of()).sha256();
    }

    /** In hex. */
    String hex() {
        return HexFormat.of().formatHex(hash.digest());
    }
}
