package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.HistoryReport;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.paths.PathHistory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The document of {@code history}. */
public final class HistoryJson {
    private HistoryJson() {}

    /** Writes the whole document. */
    public static void write(HistoryReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            json.writeNumberField("known_paths", report.known());
            json.writeNumberField("repeated_entries", report.repeated());
            json.writeArrayFieldStart("candidates");
            for (HistoryReport.Candidate candidate : report.candidates()) {
                json.writeStartObject();
                json.writeStringField("name", candidate.name());
                json.writeNumberField("measurements", candidate.found().entries());
                names(json, "first", candidate.found().first());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("paths");
            for (PathHistory path : report.paths()) {
                write(json, path);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, PathHistory path) throws IOException {
        json.writeStartObject();
        Fields.name(json, "path", path.path());
        if (path.namespace().isPresent()) {
            Fields.text(json, "namespace", path.namespace().get());
        }
        json.writeNumberField("digests", path.digests());
        json.writeNumberField("changes", path.changes());
        json.writeArrayFieldStart("measurements");
        for (PathHistory.Measured measured : path.measurements()) {
            write(json, measured);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PathHistory.Measured measured) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entry", measured.entry().entry());
        if (!measured.list().isEmpty()) {
            Fields.text(json, "list", measured.list());
        }
        if (measured.entry().fileDigest().isPresent()) {
            write(json, measured.entry().fileDigest().get());
        }
        json.writeBooleanField("violation", measured.entry().violation());
        Fields.optional(json, "candidate", measured.candidate());
        names(json, "also_as", measured.alsoAs());
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String key, List<PathHistory.OtherName> names) throws IOException {
        json.writeArrayFieldStart(key);
        for (PathHistory.OtherName other : names) {
            json.writeStartObject();
            json.writeNumberField("entry", other.entry());
            if (other.namespace().isPresent()) {
                Fields.text(json, "namespace", other.namespace().get());
            }
            Fields.name(json, "path", other.path());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, MeasuredDigest digest) throws IOException {
        json.writeObjectFieldStart("file_digest");
        if (digest.type().isPresent()) {
            Fields.text(json, "type", digest.type().get());
        }
        Fields.text(json, "algorithm", digest.algorithm());
        Fields.hex(json, "hex", digest.digest());
        json.writeEndObject();
    }
}
