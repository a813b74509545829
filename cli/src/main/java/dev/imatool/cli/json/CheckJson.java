package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.cli.report.CheckReport;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code check}. */
public final class CheckJson {
    private CheckJson() {}

    /** Writes the whole document. */
    public static void write(CheckReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeObjectFieldStart("allowlist");
            json.writeNumberField("paths", report.paths());
            json.writeNumberField("digests", report.digests());
            json.writeArrayFieldStart("sources");
            for (CheckReport.Reference reference : report.references()) {
                json.writeStartObject();
                json.writeStringField("path", reference.name());
                json.writeStringField("kind", reference.kind());
                Fields.optional(json, "sha256", reference.sha256());
                json.writeNumberField("values", reference.values());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("summary");
            for (Judgement judgement : Judgement.values()) {
                json.writeNumberField(judgement.id(), report.counts().getOrDefault(judgement, 0L));
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
