package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.JoinedList;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.examine.report.Tool;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ListSummary;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.entry.TextCounts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The part that all documents begin with. */
final class HeadJson {
    private HeadJson() {}

    /** Writes the fields of the head into the object that was begun. */
    static void write(JsonGenerator json, Report report) throws IOException {
        ReportHeader head = report.head();
        json.writeStringField("schema", Tool.NAME + "." + head.command() + "/1");
        tool(json);
        command(json, head.arguments());
        json.writeArrayFieldStart("inputs");
        for (ReportInput input : head.read()) {
            writeInput(json, input);
        }
        json.writeEndArray();
        writeJoined(json, head);
        json.writeStringField("verdict", head.verdict());
        json.writeNumberField("exit", report.exit().status());
        json.writeArrayFieldStart("findings");
        for (Finding finding : head.findings().listed()) {
            FindingJson.write(json, finding);
        }
        json.writeEndArray();
        if (head.findings().omitted() > 0) {
            json.writeNumberField("findings_omitted", head.findings().omitted());
        }
        json.writeArrayFieldStart("diagnostics");
        for (Notice notice : head.notices()) {
            writeNotice(json, notice);
        }
        json.writeEndArray();
    }

    static void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", Tool.NAME);
        json.writeStringField("version", Tool.VERSION);
        json.writeEndObject();
    }

    static void command(JsonGenerator json, List<String> arguments) throws IOException {
        json.writeArrayFieldStart("command");
        for (String argument : arguments) {
            json.writeString(argument);
        }
        json.writeEndArray();
    }

    private static void writeInput(JsonGenerator json, ReportInput input) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", input.role().id());
        json.writeStringField("path", input.path());
        Fields.optional(json, "sha256", input.sha256());
        json.writeNumberField("bytes", input.bytes());
        if (input.list().isPresent()) {
            writeList(json, input.list().get());
        } else {
            Fields.optional(json, "completeness", input.completeness().map(Fields::lowerCase));
        }
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, InputSummary input) throws IOException {
        Fields.nullable(json, "format", input.format().map(Fields::lowerCase));
        Fields.nullable(json, "byte_order", input.byteOrder().map(Fields::lowerCase));
        Fields.nullable(json, "template_digest", input.templateDigest());
        json.writeNumberField("entries", input.entries());
        json.writeNumberField("violations", input.violations());
        json.writeStringField("completeness", Fields.lowerCase(input.completeness()));
        if (!input.encodings().isEmpty()) {
            json.writeArrayFieldStart("encodings");
            for (Encoding encoding : input.encodings()) {
                json.writeString(encoding.id());
            }
            json.writeEndArray();
        }
        if (!input.text().equals(TextCounts.NONE)) {
            writeText(json, input.text());
        }
        if (input.lists().stream().anyMatch(list -> !list.name().isEmpty())) {
            json.writeArrayFieldStart("lists");
            for (ListSummary list : input.lists()) {
                writeList(json, list);
            }
            json.writeEndArray();
        }
    }

    /** Lists in parts; the files are among the inputs. */
    static void writeJoined(JsonGenerator json, ReportHeader head) throws IOException {
        List<JoinedList> joined = head.joined();
        if (joined.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("joined");
        for (JoinedList list : joined) {
            json.writeStartObject();
            json.writeStringField("name", list.name());
            json.writeNumberField("entries", list.entries());
            json.writeNumberField("violations", list.violations());
            json.writeArrayFieldStart("parts");
            for (JoinedList.Part part : list.parts()) {
                json.writeStartObject();
                json.writeStringField("path", part.file());
                json.writeNumberField("first_entry", part.first());
                json.writeNumberField("entries", part.entries());
                json.writeBooleanField("proven", list.proof().isPresent() && list.proven(part));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("proven", list.proven());
            if (list.proof().isPresent()) {
                json.writeObjectFieldStart("proof");
                json.writeStringField("by", list.proof().get().by());
                json.writeNumberField("entry", list.proof().get().entry());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeText(JsonGenerator json, TextCounts text) throws IOException {
        json.writeObjectFieldStart("text");
        json.writeNumberField("lines", text.lines());
        json.writeNumberField("joined_entries", text.joinedEntries());
        json.writeNumberField("joined_violations", text.joinedViolations());
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, ListSummary list) throws IOException {
        json.writeStartObject();
        Fields.text(json, "name", list.name());
        json.writeNumberField("first_entry", list.firstEntry());
        json.writeNumberField("entries", list.entries());
        Fields.location(json, list.location());
        json.writeEndObject();
    }

    private static void writeNotice(JsonGenerator json, Notice notice) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", severity(notice.severity()));
        json.writeStringField("kind", notice.kind().id());
        json.writeStringField("input", notice.input());
        if (notice.place().entry().isPresent()) {
            json.writeNumberField("entry", notice.place().entry().getAsLong());
        }
        if (notice.place().location().isPresent()) {
            Fields.location(json, notice.place().location().get());
        }
        Fields.optional(json, "place", notice.place().words());
        json.writeStringField("message", notice.message());
        Fields.optional(json, "hint", notice.hint());
        json.writeEndObject();
    }

    private static String severity(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
