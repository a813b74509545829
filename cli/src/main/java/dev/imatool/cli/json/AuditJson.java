package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.AuditReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Namespace;
import dev.imatool.parsers.audit.AuditCause;
import dev.imatool.parsers.audit.AuditField;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The document of {@code audit}. */
public final class AuditJson {
    private AuditJson() {}

    /** Writes the whole document. */
    public static void write(AuditReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            json.writeArrayFieldStart("groups");
            for (AuditGroup group : report.groups()) {
                writeGroup(json, group);
            }
            json.writeEndArray();
            if (report.join().isPresent()) {
                writeJoin(json, report.join().get());
            }
            json.writeArrayFieldStart("records");
            for (AuditRecord one : report.log().records()) {
                writeRecord(json, one);
            }
            json.writeEndArray();
            if (report.log().omitted() > 0) {
                json.writeNumberField("records_omitted", report.log().omitted());
            }
            if (report.log().notUnderstood() > 0) {
                json.writeNumberField("records_not_understood", report.log().notUnderstood());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeGroup(JsonGenerator json, AuditGroup group) throws IOException {
        AuditRecord first = group.first();
        json.writeStartObject();
        json.writeNumberField("count", group.records().size());
        what(json, first);
        digest(json, first);
        json.writeBooleanField("failure", first.isFailure());
        text(json, "meaning", first.cause().flatMap(AuditCause::words));
        text(json, "rule", first.policyRule());
        json.writeArrayFieldStart("commands");
        for (ByteString command : group.commands()) {
            json.writeString(Printable.textOf(command));
        }
        json.writeEndArray();
        json.writeFieldName("first");
        writeMoment(json, first);
        json.writeFieldName("last");
        writeMoment(json, group.last());
        json.writeEndObject();
    }

    private static void what(JsonGenerator json, AuditRecord one) throws IOException {
        json.writeStringField("type", one.type().name());
        json.writeNumberField("type_number", one.type().number());
        text(json, "op", one.op());
        text(json, "cause", one.cause());
        if (one.path().isPresent()) {
            Fields.name(json, "path", one.path().get());
        }
        text(json, "mnt_ns", one.mountNamespace());
    }

    private static void writeMoment(JsonGenerator json, AuditRecord one) throws IOException {
        json.writeStartObject();
        moment(json, one);
        json.writeEndObject();
    }

    private static void moment(JsonGenerator json, AuditRecord one) throws IOException {
        json.writeNumberField("line", one.line());
        if (one.time().isPresent()) {
            AuditTime time = one.time().get();
            Fields.text(json, "time", time.stamp());
            Fields.optional(json, "utc", time.utc().map(Instant::toString));
            if (time.serial().isPresent()) {
                json.writeNumberField("serial", time.serial().getAsLong());
            }
        }
    }

    private static void writeRecord(JsonGenerator json, AuditRecord one) throws IOException {
        json.writeStartObject();
        moment(json, one);
        what(json, one);
        digest(json, one);
        json.writeObjectFieldStart("fields");
        Set<String> seen = new HashSet<>();
        for (AuditField field : one.fields()) {
            String key = field.operator() == '=' ? field.key() : field.key() + field.operator();
            if (seen.add(key)) {
                json.writeStringField(key, Printable.textOf(field.value()));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void digest(JsonGenerator json, AuditRecord one) throws IOException {
        if (one.digest().isPresent()) {
            AuditRecord.Digest digest = one.digest().get();
            Fields.digest(json, "file_digest", digest.algorithm().kernelName(), digest.value());
        }
    }

    private static void writeJoin(JsonGenerator json, AuditJoin join) throws IOException {
        json.writeArrayFieldStart("entries");
        for (AuditJoin.Joined joined : join.entries()) {
            json.writeStartObject();
            json.writeNumberField("entry", joined.entry());
            Fields.name(json, "path", joined.path());
            text(json, "namespace", joined.namespace().map(Namespace::label));
            json.writeStringField("basis", Fields.lowerCase(joined.basis()));
            text(json, "cause", joined.record().cause());
            text(json, "meaning", joined.record().cause().flatMap(AuditCause::words));
            Optional<ByteString> command = joined.record().field("comm");
            if (command.isPresent()) {
                Fields.name(json, "command", command.get());
            }
            json.writeFieldName("record");
            writeMoment(json, joined.record());
            json.writeNumberField("count", joined.records());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (join.omitted() > 0) {
            json.writeNumberField("entries_omitted", join.omitted());
        }
        json.writeArrayFieldStart("unpaired_violations");
        for (AuditJoin.Unpaired unpaired : join.unpaired()) {
            json.writeStartObject();
            Fields.name(json, "path", unpaired.path());
            json.writeNumberField("entries", unpaired.entries());
            json.writeNumberField("records", unpaired.records());
            text(json, "cause", unpaired.cause());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String key, Optional<String> latin1) throws IOException {
        if (latin1.isPresent()) {
            Fields.text(json, key, latin1.get());
        }
    }
}
