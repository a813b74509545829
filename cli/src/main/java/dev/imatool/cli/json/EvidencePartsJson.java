package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.evidence.EvidencePart;
import dev.imatool.examine.evidence.EvidenceParts;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import java.io.IOException;
import java.util.Locale;

/** What became of every file of the evidence, and how the files stand to the checksums in it. */
final class EvidencePartsJson {
    private EvidencePartsJson() {}

    static void write(JsonGenerator json, EvidenceReport report) throws IOException {
        EvidenceParts parts = report.parts();
        json.writeNumberField("used", parts.used());
        json.writeNumberField("not_understood", parts.notUnderstood());
        json.writeNumberField("not_read", parts.notRead());
        json.writeArrayFieldStart("parts");
        for (EvidencePart part : parts.listed()) {
            json.writeStartObject();
            json.writeStringField("kind", part.kind());
            Fields.text(json, "path", part.path());
            json.writeNumberField("bytes", part.bytes());
            json.writeStringField(key(part.fate()), part.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (parts.omitted() > 0) {
            json.writeNumberField("parts_omitted", parts.omitted());
        }
        json.writeArrayFieldStart("manifests");
        for (ManifestReport manifest : report.manifests()) {
            write(json, manifest);
        }
        json.writeEndArray();
    }

    private static String key(EvidencePart.Fate fate) {
        return fate == EvidencePart.Fate.USED ? "used_as" : fate.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator json, ManifestReport manifest) throws IOException {
        json.writeStartObject();
        Fields.text(json, "path", manifest.path());
        json.writeNumberField("listed", manifest.listed());
        json.writeNumberField("fit", manifest.fit());
        json.writeNumberField("mismatched", manifest.mismatched());
        json.writeNumberField("missing", manifest.missing());
        json.writeNumberField("unread", manifest.unread());
        json.writeNumberField("itself", manifest.itself());
        json.writeNumberField("unread_lines", manifest.unreadLines());
        json.writeNumberField("not_listed", manifest.notListed());
        json.writeArrayFieldStart("first_not_listed");
        for (String path : manifest.firstNotListed()) {
            json.writeString(Printable.ofText(path));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void writeFinding(JsonGenerator json, Finding.ManifestLineFails finding) throws IOException {
        Fields.text(json, "input", finding.input());
        json.writeNumberField("line", finding.line());
        Fields.text(json, "file", finding.file());
        json.writeStringField("algorithm", finding.listed().algorithm().kernelName());
        Fields.hex(json, "logged", finding.listed().digest());
        if (finding.computed().isPresent()) {
            Fields.hex(json, "computed", finding.computed().get());
        }
    }
}
