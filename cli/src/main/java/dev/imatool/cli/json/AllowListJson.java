package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.appraise.learn.LearnedPath.LearnedDigest;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The allow-list that {@code learn} writes and {@code check} reads: keys in alphabetical order, paths by role and bytes,
 * digests by their text, each once, so that the same runs give the same bytes.
 */
public final class AllowListJson {
    private AllowListJson() {}

    /** Writes the whole document. */
    public static void write(List<InputSummary> runs, LearnedRuns learned, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "imatool.allowlist/1");
            json.writeArrayFieldStart("sources");
            for (InputSummary run : runs) {
                json.writeStartObject();
                json.writeNumberField("entries", run.entries());
                json.writeStringField("path", run.name());
                Fields.optional(json, "sha256", run.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("trusted");
            for (LearnedPath path : learned.paths()) {
                json.writeStartObject();
                writeDigests(json, path);
                Fields.name(json, "path", path.subject().path());
                if (path.subject().pattern()) {
                    json.writeBooleanField("pattern", true);
                }
                json.writeStringField("role", path.subject().role().id());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** The digests of a path, each with the runs that showed it. */
    static void writeDigests(JsonGenerator json, LearnedPath path) throws IOException {
        json.writeArrayFieldStart("digests");
        for (LearnedDigest digest : path.digests()) {
            json.writeStartObject();
            json.writeStringField("digest", digest.digest().text());
            json.writeFieldName("runs");
            json.writeRawValue(digest.runs().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
