package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a measured buffer means, as an object. */
final class BufferJson {
    private BufferJson() {}

    static void write(JsonGenerator json, String field, MeasuredBuffer buffer) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("kind", buffer.kind());
        switch (buffer) {
            case MeasuredBuffer.Key key -> write(json, key);
            case MeasuredBuffer.KexecCommandLine line -> Fields.name(json, "text", line.text());
            case MeasuredBuffer.KernelVersion version -> Fields.name(json, "text", version.release());
            case MeasuredBuffer.SelinuxState state ->
                attributes(json, "attributes", state.state().all());
            case MeasuredBuffer.DigestOnly digest -> Fields.hex(json, "digest", digest.digest());
            case MeasuredBuffer.KexecCounters counters -> write(json, counters);
            case MeasuredBuffer.PolicyText policy -> {
                json.writeStringField("event", policy.loaded() ? "loaded" : "written");
                Fields.name(json, "text", policy.text());
            }
            case MeasuredBuffer.Unknown unknown -> {
                if (unknown.text()) {
                    Fields.name(json, "text", unknown.bytes());
                }
            }
            case DeviceMapper device -> write(json, device);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MeasuredBuffer.Key key) throws IOException {
        Fields.name(json, "keyring", key.keyring());
        json.writeBooleanField("kernel_keyring", key.namedByKernel());
        Fields.optional(json, "lookalike_of", key.lookalikeOf().map(BufferEvent::eventName));
        json.writeStringField("form", Fields.lowerCase(key.form()));
        if (key.key().isPresent()) {
            write(json, key.key().get());
        }
    }

    private static void write(JsonGenerator json, PublicKeyInfo key) throws IOException {
        Fields.text(json, "algorithm", key.algorithm());
        json.writeArrayFieldStart("key_ids");
        for (ByteString keyId : key.imaKeyIds()) {
            json.writeString(keyId.hex());
        }
        json.writeEndArray();
        if (key.certificate().isPresent()) {
            CertificateFacts certificate = key.certificate().get();
            Fields.text(json, "subject", certificate.subject());
            Fields.text(json, "issuer", certificate.issuer());
            json.writeStringField("serial", certificate.serial());
            json.writeStringField("not_before", certificate.notBefore().toString());
            json.writeStringField("not_after", certificate.notAfter().toString());
            if (certificate.subjectKeyIdentifier().isPresent()) {
                Fields.hex(
                        json,
                        "subject_key_identifier",
                        certificate.subjectKeyIdentifier().get());
            }
            Fields.hex(json, "sha256", certificate.sha256());
        }
    }

    private static void write(JsonGenerator json, MeasuredBuffer.KexecCounters counters) throws IOException {
        json.writeStringField("event", counters.executed() ? "kexec_execute" : "kexec_load");
        number(json, "segment_size", counters.segmentSize());
        number(json, "list_size", counters.listSize());
        number(json, "list_entries", counters.entries());
        attributes(json, "attributes", counters.all().all());
    }

    private static void write(JsonGenerator json, DeviceMapper device) throws IOException {
        json.writeStringField("event", device.event().id());
        name(json, "device", device.deviceName());
        name(json, "uuid", device.device().flatMap(attributes -> attributes.value("uuid")));
        name(json, "new_name", device.value("new_name"));
        name(json, "new_uuid", device.value("new_uuid"));
        hex(json, "active_table_hash", device.activeTableHash());
        hex(json, "inactive_table_hash", device.inactiveTableHash());
        json.writeArrayFieldStart("sections");
        for (var section : device.sections()) {
            json.writeStartObject();
            attributes(json, "attributes", section.all());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void attributes(JsonGenerator json, String field, List<Attribute> attributes) throws IOException {
        json.writeArrayFieldStart(field);
        for (Attribute attribute : attributes) {
            json.writeStartObject();
            Fields.name(json, "name", attribute.name());
            name(json, "value", attribute.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void name(JsonGenerator json, String field, Optional<ByteString> name) throws IOException {
        if (name.isPresent()) {
            Fields.name(json, field, name.get());
        }
    }

    private static void hex(JsonGenerator json, String field, Optional<ByteString> bytes) throws IOException {
        if (bytes.isPresent()) {
            Fields.hex(json, field, bytes.get());
        }
    }

    private static void number(JsonGenerator json, String field, OptionalLong number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(field, number.getAsLong());
        }
    }
}
