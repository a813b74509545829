package dev.imatool.parsers.known.keylime;

import dev.imatool.parsers.json.JsonOutline;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Detects Keylime's forms by their content, and reads them. Only what holds digests must be there: a policy is one object whose
 * {@code digests} is an object, an allow-list one with {@code hashes} or {@code allowlist}, an envelope one with a {@code payload}.
 */
public final class KeylimeSourceReader {
    private static final Set<SourceForm> FORMS = Set.of(
            SourceForm.KEYLIME_POLICY, SourceForm.KEYLIME_POLICY_DSSE, SourceForm.KEYLIME_LEGACY, SourceForm.EXCLUDES);

    private KeylimeSourceReader() {}

    /**
     * Which form of Keylime an input has; empty where it has none.
     *
     * @param head the beginning of its content, unpacked and decoded; 64 KiB are enough
     */
    public static Optional<SourceForm> form(byte[] head) {
        Optional<JsonOutline> outline = JsonOutline.of(withoutMark(head));
        if (outline.isPresent()) {
            return outline.filter(json -> !json.array()).flatMap(KeylimeSourceReader::form);
        }
        return ExcludeLines.begins(head) ? Optional.of(SourceForm.EXCLUDES) : Optional.empty();
    }

    private static Optional<SourceForm> form(JsonOutline json) {
        if (json.has("payload")) {
            // the type may follow a payload that is longer than the beginning
            boolean keylime = !json.has("payloadType")
                    || json.text("payloadType").toLowerCase(Locale.ROOT).contains("keylime");
            return keylime && !json.has("header") ? Optional.of(SourceForm.KEYLIME_POLICY_DSSE) : Optional.empty();
        }
        if (json.has("digests") && json.text("digests").isEmpty()) {
            return Optional.of(SourceForm.KEYLIME_POLICY);
        }
        // a policy without digests is one all the same
        if (json.has("excludes", "ima") || json.has("ima-buf", "ima")) {
            return Optional.of(json.has("hashes") ? SourceForm.KEYLIME_LEGACY : SourceForm.KEYLIME_POLICY);
        }
        boolean legacy = json.has("hashes") && (json.has("meta") || json.has("release") || holdsPaths(json));
        return legacy || json.has("allowlist") ? Optional.of(SourceForm.KEYLIME_LEGACY) : Optional.empty();
    }

    private static boolean holdsPaths(JsonOutline json) {
        return json.members().keySet().stream()
                .anyMatch(key -> key.startsWith("hashes./") || key.equals("hashes.boot_aggregate"));
    }

    /**
     * Hands the digests to {@code sink}; zeros and what is no digest are counted there as skipped.
     *
     * @param content the whole content, unpacked and decoded; not closed
     * @param form what {@link #form} says of it
     * @throws IOException if it cannot be read
     */
    public static KeylimeReading read(InputStream content, SourceForm form, KnownFileSink sink) throws IOException {
        return read(content, form, new KnownFileDigests(sink));
    }

    /** The same, with the digests as they stand in the document. */
    public static KeylimeReading read(InputStream content, SourceForm form, PolicyDigests digests) throws IOException {
        if (!FORMS.contains(form)) {
            throw new IllegalArgumentException("not of Keylime: " + form);
        }
        PolicyBuilder builder = new PolicyBuilder(form, digests);
        switch (form) {
            case EXCLUDES -> ExcludeLines.read(content, builder);
            case KEYLIME_POLICY_DSSE -> new EnvelopeDocument(builder).read(content);
            default -> new PolicyDocument(builder).read(content);
        }
        return builder.reading();
    }

    private static byte[] withoutMark(byte[] head) {
        boolean mark =
                head.length > 2 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf;
        return mark ? Arrays.copyOfRange(head, 3, head.length) : head;
    }
}
