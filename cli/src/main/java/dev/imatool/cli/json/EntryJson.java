package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.ShownEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.Namespace;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entries as objects. */
final class EntryJson {
    private EntryJson() {}

    static void write(JsonGenerator json, ShownEntry shown) throws IOException {
        Entry entry = shown.entry();
        json.writeStartObject();
        json.writeFieldName(EntryKeys.NUMBER);
        json.writeNumber(entry.number());
        writeLocation(json, entry.location());
        if (entry.pcr().isPresent()) {
            json.writeFieldName(EntryKeys.PCR);
            json.writeNumber(entry.pcr().getAsInt());
        }
        json.writeFieldName(EntryKeys.TEMPLATE);
        json.writeString(Printable.ofText(entry.template().name()));
        json.writeFieldName(EntryKeys.TEMPLATE_DIGEST);
        writeHex(json, entry.templateDigest());
        json.writeFieldName(EntryKeys.CHECK);
        json.writeString(shown.check().id());
        json.writeFieldName(EntryKeys.VIOLATION);
        json.writeBoolean(entry.violation());
        Optional<FileDigest> digest = entry.fileDigest();
        if (digest.isPresent()) {
            writeFileDigest(json, digest.get());
        }
        writeName(json, entry.name());
        if (!entry.list().isEmpty()) {
            Fields.text(json, "list", entry.list());
        }
        json.writeFieldName(EntryKeys.PROVENANCE);
        json.writeString(EntryKeys.of(entry.provenance()));
        if (entry.fields().size() > 2 || digest.isEmpty()) {
            writeFurtherFields(json, entry, digest);
        }
        if (shown.buffer().isPresent()) {
            BufferJson.write(json, "buffer", shown.buffer().get());
        }
        json.writeEndObject();
    }

    static void writeLocation(JsonGenerator json, Location location) throws IOException {
        json.writeFieldName(EntryKeys.LOCATION);
        json.writeStartObject();
        json.writeFieldName(EntryKeys.OFFSET);
        json.writeNumber(location.offset());
        json.writeFieldName(EntryKeys.LENGTH);
        json.writeNumber(location.length());
        Fields.lines(json, location);
        json.writeEndObject();
    }

    /** Hex digits hold nothing that would have to be escaped. */
    private static void writeHex(JsonGenerator json, ByteString bytes) throws IOException {
        byte[] digits = bytes.hex().getBytes(StandardCharsets.ISO_8859_1);
        json.writeRawUTF8String(digits, 0, digits.length);
    }

    private static void writeFileDigest(JsonGenerator json, FileDigest digest) throws IOException {
        json.writeFieldName(EntryKeys.FILE_DIGEST);
        json.writeStartObject();
        if (digest.type().isPresent()) {
            Fields.text(json, "type", digest.type().get());
        }
        json.writeFieldName(EntryKeys.ALGORITHM);
        json.writeString(Printable.ofText(digest.algorithmName()));
        json.writeFieldName(EntryKeys.HEX);
        writeHex(json, digest.digest());
        json.writeEndObject();
    }

    private static void writeName(JsonGenerator json, QualifiedName name) throws IOException {
        Printable path = Printable.of(name.path());
        json.writeFieldName(EntryKeys.PATH);
        json.writeString(path.text());
        if (path.escaped()) {
            Fields.hex(json, "path_hex", name.path());
        }
        Optional<Namespace> namespace = name.namespace();
        if (namespace.isPresent()) {
            Fields.text(json, "namespace", namespace.get().label());
        }
        if (!name.eventName().equals(name.path())) {
            Fields.name(json, "event_name", name.eventName());
        }
        if (name.processChain().isPresent()) {
            Fields.text(json, "process_chain", name.processChain().get());
        }
    }

    /** Known fields under their own key; the second of a kind, unknown ones and those that do not decode as a list. */
    private static void writeFurtherFields(JsonGenerator json, Entry entry, Optional<FileDigest> digest)
            throws IOException {
        Set<FieldId> written = new HashSet<>();
        List<TemplateField> others = new ArrayList<>();
        boolean named = false;
        for (TemplateField field : entry.fields()) {
            if (digest.isPresent() && field == digest.get()) {
                continue;
            }
            if (field instanceof TemplateField.EventName && !named) {
                named = true;
            } else if (!FurtherField.hasKey(field) || !written.add(field.id())) {
                others.add(field);
            } else {
                FurtherField.write(json, field);
            }
        }
        if (!others.isEmpty()) {
            json.writeArrayFieldStart("other_fields");
            for (TemplateField field : others) {
                json.writeStartObject();
                Fields.text(json, "name", field.id().name());
                FurtherField.writeOther(json, field);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
