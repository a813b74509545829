package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.replay.ReplayLine;
import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.Tool;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.ReplayedPcr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** One list of many as one line. */
public final class ReplayLineJson {
    private ReplayLineJson() {}

    /** The line, with its line feed. */
    public static byte[] line(ReplayLine line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonDocument.lines(out)) {
            json.writeStartObject();
            json.writeStringField("schema", Tool.NAME + ".replay-line/1");
            json.writeStringField("path", line.path());
            if (line.report().isPresent()) {
                writeReport(json, line.report().get());
            } else {
                json.writeStringField("verdict", ReplayLine.UNREADABLE);
                json.writeStringField("error", Printable.ofText(line.error().orElse("")));
            }
            if (!line.values().isEmpty()) {
                json.writeArrayFieldStart("held_against");
                for (String file : line.values()) {
                    json.writeString(file);
                }
                json.writeEndArray();
            }
            json.writeNumberField("exit", line.exit());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void writeReport(JsonGenerator json, ReplayReport report) throws IOException {
        ReportHeader head = report.head();
        json.writeStringField("verdict", head.verdict());
        InputSummary input = head.inputs().get(0);
        Fields.nullable(json, "sha256", input.sha256());
        json.writeNumberField("bytes", input.bytes());
        Fields.nullable(json, "format", input.format().map(Fields::lowerCase));
        json.writeNumberField("entries", input.entries());
        json.writeNumberField("violations", input.violations());
        json.writeStringField("completeness", Fields.lowerCase(input.completeness()));
        HeadJson.writeJoined(json, head);
        Fields.templateDigests(json, report.templateDigests());
        json.writeNumberField("findings", head.findings().count());
        json.writeNumberField("diagnostics", head.notices().size());
        json.writeArrayFieldStart("pcrs");
        for (ReplayedPcr row : report.replay().pcrs()) {
            ReplayJson.writeRow(json, row);
        }
        json.writeEndArray();
    }
}
