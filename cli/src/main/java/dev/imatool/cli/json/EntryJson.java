package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.ShownEntry;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.Namespace;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import java.io.IOException;
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
        json.writeNumberField("number", entry.number());
        Fields.location(json, entry.location());
        if (entry.pcr().isPresent()) {
            json.writeNumberField("pcr", entry.pcr().getAsInt());
        }
        Fields.text(json, "template", entry.template().name());
        Fields.hex(json, "template_digest", entry.templateDigest());
        json.writeStringField("template_digest_check", shown.check().id());
        json.writeBooleanField("violation", entry.violation());
        Optional<FileDigest> digest = entry.fileDigest();
        if (digest.isPresent()) {
            writeFileDigest(json, digest.get());
        }
        writeName(json, entry.name());
        if (!entry.list().isEmpty()) {
            Fields.text(json, "list", entry.list());
        }
        json.writeStringField("provenance", Fields.lowerCase(entry.provenance()));
        if (entry.fields().size() > 2 || digest.isEmpty()) {
            writeFurtherFields(json, entry, digest);
        }
        if (shown.buffer().isPresent()) {
            BufferJson.write(json, "buffer", shown.buffer().get());
        }
        json.writeEndObject();
    }

    private static void writeFileDigest(JsonGenerator json, FileDigest digest) throws IOException {
        json.writeObjectFieldStart("file_digest");
        if (digest.type().isPresent()) {
            Fields.text(json, "type", digest.type().get());
        }
        Fields.text(json, "algorithm", digest.algorithmName());
        Fields.hex(json, "hex", digest.digest());
        json.writeEndObject();
    }

    private static void writeName(JsonGenerator json, QualifiedName name) throws IOException {
        Fields.name(json, "path", name.path());
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
