package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.verify.VerifyReport;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code verify}. */
public final class VerifyJson {
    private VerifyJson() {}

    /** Writes the whole document. */
    public static void write(VerifyReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            writeBuffers(json, report);
            if (report.copies().isPresent()) {
                writeCopies(json, report.copies().get());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Nothing where no input has any. */
    private static void writeBuffers(JsonGenerator json, VerifyReport report) throws IOException {
        if (report.buffers().stream().allMatch(buffers -> buffers.buffers() == 0)) {
            return;
        }
        json.writeArrayFieldStart("buffers");
        for (int i = 0; i < report.buffers().size(); i++) {
            BufferStatementJson.write(
                    json, report.buffers().get(i), report.head().inputs().get(i).name());
        }
        json.writeEndArray();
    }

    private static void writeCopies(JsonGenerator json, CopyResult copies) throws IOException {
        json.writeObjectFieldStart("copies");
        copyFields(json, copies);
        json.writeEndObject();
    }

    /** How one copy stands to another, into the object that was begun. */
    static void copyFields(JsonGenerator json, CopyResult copies) throws IOException {
        json.writeStringField("relation", relation(copies));
        json.writeNumberField("same_entries", copies.sameEntries());
        switch (copies) {
            case CopyResult.Same same -> {}
            case CopyResult.FirstIsPrefix prefix -> json.writeNumberField("more_entries", prefix.more());
            case CopyResult.SecondIsPrefix prefix -> json.writeNumberField("more_entries", prefix.more());
            case CopyResult.PartsAt parts -> {
                json.writeNumberField("entry", parts.entry());
                json.writeStringField("aspect", parts.aspect().id());
                if (!parts.field().isEmpty()) {
                    json.writeStringField("field", parts.field());
                }
                Fields.location(json, "first", parts.first());
                Fields.location(json, "second", parts.second());
                if (parts.kexec().isPresent()) {
                    json.writeObjectFieldStart("kexec");
                    json.writeStringField("list", parts.kexec().get().inSecond() ? "second" : "first");
                    json.writeNumberField(
                            "last_entry_between", parts.kexec().get().last());
                    json.writeEndObject();
                }
            }
        }
    }

    private static String relation(CopyResult copies) {
        return switch (copies) {
            case CopyResult.Same same -> "same";
            case CopyResult.FirstIsPrefix prefix -> "first_is_prefix";
            case CopyResult.SecondIsPrefix prefix -> "second_is_prefix";
            case CopyResult.PartsAt parts -> "parts_at";
        };
    }
}
