package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.eventlog.EventLogReport;
import dev.imatool.examine.eventlog.RecordLogs;
import dev.imatool.examine.report.Finding;
import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.eventlog.SpecId;
import dev.imatool.replay.cel.ContentCheck;
import dev.imatool.replay.cel.NvRegister;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogAssumption;
import dev.imatool.replay.eventlog.LogMatch;
import dev.imatool.replay.eventlog.LogMatch.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The document of {@code eventlog}. */
public final class EventLogJson {
    private EventLogJson() {}

    /** Writes the whole document. */
    public static void write(EventLogReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            if (report.log().isPresent()) {
                writeLog(json, report.log().get());
            }
            json.writeArrayFieldStart("pcrs");
            Optional<EventLogComparison> comparison = report.comparison();
            if (comparison.isPresent()) {
                for (ComparedPcr row : comparison.get().pcrs()) {
                    writeRow(json, row, comparison.get().registers());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (EventLogReport.ReportedEvent event : report.events()) {
                writeEvent(json, event);
            }
            json.writeEndArray();
            if (report.records().isPresent()) {
                writeRecordLogs(json, report.records().get());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static void writeFinding(JsonGenerator json, Finding.RecordDigestMismatch finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("event", finding.record());
        Fields.location(json, finding.location());
        Fields.text(json, "type", finding.type());
        if (finding.register().isPresent() && !finding.register().get().nv()) {
            json.writeNumberField("pcr", finding.register().get().index());
        }
        writeDigests(
                json,
                finding.check().bank(),
                finding.check().logged(),
                finding.check().computed());
    }

    private static void writeDigests(
            JsonGenerator json,
            Optional<EventAlgorithm> bank,
            Optional<ByteString> logged,
            Optional<ByteString> computed)
            throws IOException {
        Fields.optional(json, "algorithm", bank.map(EventAlgorithm::name));
        if (logged.isPresent()) {
            Fields.hex(json, "logged", logged.get());
        }
        if (computed.isPresent()) {
            Fields.hex(json, "computed", computed.get());
        }
    }

    static void writeFinding(JsonGenerator json, Finding.EventDataMismatch finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("event", finding.event().number());
        Fields.location(json, finding.event().location());
        json.writeStringField("type", finding.event().typeName());
        json.writeNumberField("pcr", finding.event().pcr());
        writeDigests(
                json,
                finding.check().bank(),
                finding.check().logged(),
                finding.check().computed());
    }

    private static void writeLog(JsonGenerator json, EventLog log) throws IOException {
        json.writeObjectFieldStart("log");
        json.writeStringField("format", log.format().id());
        json.writeStringField("registers", log.registers().id());
        if (log.specId().isPresent()) {
            writeSpecId(json, log.specId().get());
        }
        json.writeArrayFieldStart("banks");
        for (EventAlgorithm bank : log.algorithms()) {
            json.writeStartObject();
            json.writeStringField("name", bank.name());
            json.writeNumberField("id", bank.id());
            json.writeNumberField("digest_length", bank.digestLength());
            json.writeEndObject();
        }
        json.writeEndArray();
        OptionalInt locality = LogAssumption.statedLocality(log);
        if (locality.isPresent()) {
            json.writeNumberField("startup_locality", locality.getAsInt());
        }
        json.writeBooleanField("whole", log.whole());
        json.writeEndObject();
    }

    private static void writeSpecId(JsonGenerator json, SpecId header) throws IOException {
        json.writeObjectFieldStart("spec_id");
        Fields.text(json, "signature", header.signature());
        json.writeNumberField("platform_class", header.platformClass());
        json.writeNumberField("version_major", header.versionMajor());
        json.writeNumberField("version_minor", header.versionMinor());
        json.writeNumberField("errata", header.errata());
        json.writeNumberField("uintn_size", header.uintnSize());
        Fields.hex(json, "vendor_info", header.vendorInfo());
        json.writeEndObject();
    }

    private static void writeRow(JsonGenerator json, ComparedPcr row, EventRegisters registers) throws IOException {
        json.writeStartObject();
        json.writeStringField("bank", row.pcr().bank().name());
        json.writeNumberField("pcr", row.pcr().pcr());
        if (registers != EventRegisters.PCR) {
            json.writeStringField("register", registers.name(row.pcr().pcr()));
        }
        if (row.pcr().value().isPresent()) {
            Fields.hex(json, "value", row.pcr().value().get());
        }
        json.writeNumberField("events", row.pcr().events());
        if (row.pcr().brokenAt().isPresent()) {
            json.writeNumberField("broken_at", row.pcr().brokenAt().getAsLong());
        }
        if (row.expected().isPresent()) {
            Fields.hex(json, "expected", row.expected().get().value());
            json.writeStringField("origin", row.expected().get().origin());
            writeMatch(json, row);
        }
        json.writeEndObject();
    }

    private static void writeMatch(JsonGenerator json, ComparedPcr row) throws IOException {
        Optional<LogMatch> match = row.match();
        if (match.isEmpty() || match.get().result() == Result.UNDECIDED) {
            json.writeNullField("match");
        } else {
            json.writeBooleanField("match", match.get().result() == Result.REPRODUCED);
        }
        if (match.isEmpty()) {
            json.writeStringField("result", "not_extended");
            Fields.optional(json, "reason", row.unlogged().map(LogMatch.Reason::id));
            return;
        }
        json.writeStringField("result", match.get().result().id());
        Fields.optional(json, "reason", match.get().reason().map(LogMatch.Reason::id));
        if (match.get().event().isPresent()) {
            json.writeNumberField("event", match.get().event().getAsLong());
            json.writeNumberField("events_after", match.get().eventsAfter());
        }
        if (match.get().assumption().isPresent()) {
            BootAggregateJson.assumption(json, match.get().assumption().get());
        }
    }

    private static void writeRecordLogs(JsonGenerator json, RecordLogs logs) throws IOException {
        json.writeObjectFieldStart("record_logs");
        json.writeArrayFieldStart("formats");
        for (CelForm form : logs.forms()) {
            json.writeString(form.id());
        }
        json.writeEndArray();
        json.writeNumberField("records", logs.records());
        json.writeArrayFieldStart("content_types");
        for (Map.Entry<String, Long> type : logs.types().entrySet()) {
            json.writeStartObject();
            Fields.text(json, "type", type.getKey());
            json.writeNumberField("records", type.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("matching", logs.count(ContentCheck.Outcome.MATCHES));
        json.writeNumberField("mismatching", logs.count(ContentCheck.Outcome.CONTRADICTS));
        json.writeNumberField("as_logged", logs.count(ContentCheck.Outcome.AS_LOGGED));
        json.writeNumberField("violations", logs.count(ContentCheck.Outcome.VIOLATION));
        json.writeNumberField("not_extended", logs.count(ContentCheck.Outcome.NOT_EXTENDED));
        if (logs.notReplayed() > 0) {
            json.writeNumberField("not_replayed", logs.notReplayed());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("nv_indices");
        for (NvRegister row : logs.nvRegisters()) {
            json.writeStartObject();
            json.writeNumberField("nv_index", row.register().index());
            if (!row.register().name().isEmpty()) {
                Fields.text(json, "name", row.register().name());
            }
            json.writeStringField("bank", row.bank().name());
            json.writeStringField("start", row.start().id());
            if (row.value().isPresent()) {
                Fields.hex(json, "value", row.value().get());
            }
            json.writeNumberField("events", row.events());
            if (row.brokenAt().isPresent()) {
                json.writeNumberField("broken_at", row.brokenAt().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("records");
        for (RecordLogs.ReportedRecord record : logs.listed()) {
            writeRecord(json, record);
        }
        json.writeEndArray();
        if (logs.omitted() > 0) {
            json.writeNumberField("records_omitted", logs.omitted());
        }
    }

    private static void writeRecord(JsonGenerator json, RecordLogs.ReportedRecord record) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", record.number());
        json.writeStringField("input", record.input());
        Fields.location(json, record.location());
        if (record.recnum().isPresent()) {
            json.writeNumberField("recnum", record.recnum().getAsLong());
        }
        if (record.register().isPresent()) {
            json.writeNumberField(
                    record.register().get().nv() ? "nv_index" : "pcr",
                    record.register().get().index());
        }
        Fields.text(json, "content_type", record.type());
        writeDigests(json, record.digests());
        json.writeStringField("content_check", record.check().id());
        if (record.words().isPresent()) {
            Fields.text(json, "words", record.words().get());
        }
        json.writeEndObject();
    }

    private static void writeDigests(JsonGenerator json, List<LoggedDigest> digests) throws IOException {
        json.writeArrayFieldStart("digests");
        for (LoggedDigest digest : digests) {
            json.writeStartObject();
            json.writeStringField("algorithm", digest.algorithm().name());
            Fields.hex(json, "hex", digest.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeEvent(JsonGenerator json, EventLogReport.ReportedEvent reported) throws IOException {
        FirmwareEvent event = reported.event();
        json.writeStartObject();
        json.writeNumberField("number", event.number());
        Fields.location(json, event.location());
        json.writeNumberField("pcr", event.pcr());
        json.writeStringField("type", event.typeName());
        json.writeNumberField("type_id", event.type());
        json.writeBooleanField("extended", event.extended());
        writeDigests(json, event.digests());
        json.writeStringField("data_check", reported.data().outcome().name().toLowerCase(Locale.ROOT));
        if (reported.words().isPresent()) {
            Fields.text(json, "words", reported.words().get());
        }
        Fields.hex(json, "data", event.data());
        json.writeEndObject();
    }
}
