package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.report.Finding;
import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import java.io.IOException;
import java.util.Optional;

/** Findings about event logs, as objects. */
final class EventLogJson {
    private EventLogJson() {}

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
}
