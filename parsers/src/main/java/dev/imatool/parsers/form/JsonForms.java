package dev.imatool.parsers.form;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.json.JsonOutline;
import dev.imatool.parsers.json.RecordOutline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Forms of JSON, by the members of the outermost object. */
public final class JsonForms {
    private static final KnownForm RECORDS =
            KnownForm.of("a Canonical Event Log (TCG CEL, JSON)", Advice.Way.AS_CANONICAL_EVENT_LOG);

    private static final KnownForm UNKNOWN =
            KnownForm.of("JSON of an unknown kind").as(FormUse.UNKNOWN_JSON);

    private JsonForms() {}

    static Optional<KnownForm> of(byte[] head) {
        int at = 0;
        while (at < head.length && (head[at] <= ' ' || (at < 3 && (head[at] & 0xff) >= 0xbb))) {
            at++;
        }
        boolean sequence = at < head.length && head[0] == 0x1e;
        if (at == head.length || (head[at] != '{' && head[at] != '[')) {
            return Optional.empty();
        }
        byte[] document = at == 0 ? head : Arrays.copyOfRange(head, at, head.length);
        Optional<JsonOutline> outline = JsonOutline.of(document);
        if (outline.isEmpty()) {
            return isJson(document) ? Optional.of(UNKNOWN) : Optional.empty();
        }
        if (RecordOutline.begins(head)) {
            return Optional.of(RECORDS);
        }
        return Optional.of(sequence ? KnownForm.of("a JSON text sequence") : of(outline.get()));
    }

    /** A text that begins with a bracket is not JSON for that. */
    private static boolean isJson(byte[] document) {
        String text = new String(document, 0, Math.min(document.length, 64), StandardCharsets.ISO_8859_1);
        return text.matches("(?s)(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]).*");
    }

    /** What the document with that outline is. */
    public static KnownForm of(JsonOutline json) {
        return attestation(json)
                .or(() -> materials(json))
                .or(() -> indicators(json))
                .or(() -> own(json))
                .orElseGet(() -> UNKNOWN);
    }

    /** Keylime's policies (keylime/ima, keylime/dsse), and event logs. */
    private static Optional<KnownForm> attestation(JsonOutline json) {
        if (json.has("payload", "payloadType")) {
            boolean keylime = json.text("payloadType").toLowerCase(Locale.ROOT).contains("keylime");
            if (keylime) {
                return source("a signed Keylime runtime policy (DSSE envelope)");
            }
            return json.text("payloadType").equals("application/vnd.in-toto+json")
                    ? Optional.of(
                            KnownForm.of("a signed in-toto statement (DSSE envelope)", Advice.Way.AS_SIGNED_REPORT))
                    : form("a DSSE envelope, which holds signed data of another form");
        }
        if (json.has("digests", "meta")
                || json.members().keySet().stream().anyMatch(key -> key.startsWith("digests./"))) {
            return source("a Keylime runtime policy" + version(json, "meta.version"));
        }
        if (json.has("hashes", "meta")
                || json.members().keySet().stream().anyMatch(key -> key.startsWith("hashes./"))) {
            return source("a Keylime allow-list" + version(json, "meta.version"));
        }
        if (json.has("allowlist") && (json.has("exclude") || json.has("ima_sign_verification_keys"))) {
            return source("a Keylime policy (allow-list and excludes)");
        }
        if (json.has("scrtm_and_bios") || json.has("has_secureboot")) {
            return form("a Keylime measured boot reference state");
        }
        if (RecordOutline.isRecord(json)) {
            return Optional.of(RECORDS);
        }
        if (json.has("results.quote") || json.has("quote", "hash_alg")) {
            return Optional.of(KnownForm.of("evidence of a Keylime agent", Advice.Way.AS_QUOTE));
        }
        if (json.has("__REALTIME_TIMESTAMP") || json.has("__CURSOR")) {
            return Optional.of(KnownForm.of("a journal of systemd as JSON", Advice.Way.AS_AUDIT_LOG)
                    .as(FormUse.AUDIT_RECORDS));
        }
        return Optional.empty();
    }

    /** Bills of materials, reference manifests, images. */
    private static Optional<KnownForm> materials(JsonOutline json) {
        if (json.text("bomFormat").equals("CycloneDX")) {
            return source("a CycloneDX SBOM" + version(json, "specVersion"));
        }
        if (json.has("spdxVersion") || json.text("@context").contains("spdx.org")) {
            return source("an SPDX SBOM (JSON)");
        }
        if (json.has("artifacts") && (json.has("descriptor") || json.has("schema.url") || json.has("files"))) {
            return source("an SBOM of Syft");
        }
        if (json.has("tag-identity") || json.has("corim-id")) {
            return form("a CoMID or CoRIM (JSON)");
        }
        if (json.has("schemaVersion") && (json.has("manifests") || json.has("layers") || json.has("mediaType"))) {
            return form("an OCI image manifest");
        }
        if (json.has("imageLayoutVersion") || json.has("Config", "Layers")) {
            return form("part of a container image");
        }
        return json.has("predicateType", "subject") ? form("an in-toto statement") : Optional.empty();
    }

    /** Indicators, and rows with digests. */
    private static Optional<KnownForm> indicators(JsonOutline json) {
        if (json.text("type").equals("bundle") && json.text("id").startsWith("bundle--")) {
            return source("a STIX 2 bundle");
        }
        if (json.has("Event") || json.has("response")) {
            return source("a MISP event");
        }
        if (json.has("KnownMalicious") || json.has("SHA-1", "FileName")) {
            return form("a file of hashlookup records (JSON)");
        }
        boolean rows = json.array() && (json.has("path") || json.has("FullPath") || json.has("OSPath"));
        return rows ? source("a table of files (JSON rows, as osquery and Velociraptor write them)") : Optional.empty();
    }

    private static Optional<KnownForm> own(JsonOutline json) {
        String schema = json.text("schema");
        if (schema.startsWith("imatool.allowlist/")) {
            return Optional.of(KnownForm.of("an allow-list of imatool", Advice.Way.AS_REFERENCE)
                    .as(FormUse.REFERENCE));
        }
        return schema.matches("imatool\\.[a-z-]{1,20}/\\d{1,3}")
                ? form("a report of imatool (" + schema + ")")
                : Optional.empty();
    }

    private static String version(JsonOutline json, String member) {
        String version = json.text(member);
        return version.matches("[0-9.]{1,10}") ? ", version " + version : "";
    }

    private static Optional<KnownForm> source(String words) {
        return Optional.of(KnownForm.of(words).as(FormUse.KNOWN_FILES));
    }

    private static Optional<KnownForm> form(String words) {
        return Optional.of(KnownForm.of(words));
    }
}
