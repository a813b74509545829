package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.RepairReport;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairKind;
import dev.imatool.parsers.repair.RepairResult;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code repair}. */
public final class RepairJson {
    private RepairJson() {}

    /** Writes the whole document. */
    public static void write(RepairReport report, OutputStream out) throws IOException {
        RepairResult result = report.result();
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeObjectFieldStart("summary");
            json.writeNumberField("unique", result.unique());
            json.writeNumberField("ambiguous", result.ambiguous());
            json.writeNumberField("none", result.none());
            json.writeNumberField("not_searched", result.omitted());
            json.writeNumberField("undescribed", report.undescribed());
            json.writeNumberField("tried", result.tried());
            json.writeEndObject();
            Fields.optional(json, "output", report.output());
            json.writeArrayFieldStart("repairs");
            for (Repair repair : result.repairs()) {
                write(json, repair);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, Repair repair) throws IOException {
        json.writeStartObject();
        if (repair.entry().isPresent()) {
            json.writeNumberField("entry", repair.entry().getAsLong());
        }
        if (!repair.list().isEmpty()) {
            Fields.text(json, "list", repair.list());
        }
        Fields.location(json, repair.location());
        json.writeStringField("result", result(repair.outcome()));
        Fields.name(json, "name", repair.name());
        if (repair.field().isPresent()) {
            Fields.text(json, "field", repair.field().get());
        }
        Fields.name(json, "damaged", repair.damaged());
        switch (repair.outcome()) {
            case Repair.Unique unique -> {
                Fields.name(json, "repaired", unique.repaired());
                json.writeStringField("change", unique.kind().id());
                Fields.optional(json, "second_change", unique.also().map(RepairKind::id));
            }
            case Repair.Ambiguous ambiguous -> {
                json.writeArrayFieldStart("candidates");
                for (ByteString candidate : ambiguous.candidates()) {
                    json.writeStartObject();
                    Fields.name(json, "repaired", candidate);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Repair.None none ->
                json.writeStringField("reason", none.reason().id());
        }
        json.writeNumberField("tried", repair.tried());
        json.writeEndObject();
    }

    private static String result(Repair.Outcome outcome) {
        return switch (outcome) {
            case Repair.Unique unique -> "unique";
            case Repair.Ambiguous ambiguous -> "ambiguous";
            case Repair.None none -> "none";
        };
    }
}
