package dev.imatool.parsers.known.source;

import dev.imatool.parsers.json.RecordOutline;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.json.JsonSketch;
import dev.imatool.parsers.known.rows.JsonRows;
import java.util.Optional;

/** Detects the form of a source in JSON by its members: only those that are needed must be there. */
final class JsonSourceForms {
    private JsonSourceForms() {}

    /** The form of a document that begins with {@code head}; empty where it is none, or of something else. */
    static Optional<SourceForm> of(byte[] head) {
        if (RecordOutline.begins(head)) {
            return Optional.empty();
        }
        return JsonSketch.of(head).flatMap(JsonSourceForms::of);
    }

    private static Optional<SourceForm> of(JsonSketch json) {
        String schema = json.text("schema");
        if (schema.startsWith("imatool.")) {
            return schema.startsWith("imatool.allowlist/") ? Optional.of(SourceForm.LEARNED) : Optional.empty();
        }
        return named(json).or(() -> JsonRows.recognises(json) ? Optional.of(SourceForm.ROWS) : Optional.empty());
    }

    private static Optional<SourceForm> named(JsonSketch json) {
        if (json.text("bomFormat").equals("CycloneDX") || json.has("components.hashes.alg")) {
            return Optional.of(SourceForm.CYCLONEDX);
        }
        if (json.has("spdxVersion")
                || json.has("files.checksums.checksumValue")
                || json.text("@context").contains("spdx.org")
                || json.has("@graph.verifiedUsing")) {
            return Optional.of(SourceForm.SPDX);
        }
        if (json.has("files.location.path") || json.has("artifacts", "descriptor") || json.has("artifacts.foundBy")) {
            return Optional.of(SourceForm.SYFT);
        }
        if ((json.has("objects") && json.text("type").equals("bundle"))
                || json.has("pattern", "pattern_type")
                || (json.has("pattern", "type") && json.text("pattern").startsWith("["))
                || json.has("objects.pattern")
                || json.hasInside("objects.hashes")) {
            return Optional.of(SourceForm.STIX);
        }
        boolean misp = json.hasInside("Attribute.value")
                || json.has("Event.Attribute")
                || json.has("Event.info")
                // attributes without an event
                || (json.digests().contains("value") && (json.has("type", "value") || json.hasInside("type")));
        return misp ? Optional.of(SourceForm.MISP) : Optional.empty();
    }
}
