package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.io.IOException;

/** Template fields other than file digest and event name. */
final class FurtherField {
    private FurtherField() {}

    /** True when the field is written under its own name: it is known, and it decodes as its id says. */
    static boolean hasKey(TemplateField field) {
        return switch (field) {
            case TemplateField.FileDigest digest -> digest.id().equals(FieldId.D_MODSIG);
            case TemplateField.Text text -> text.id().known();
            case TemplateField.Bytes bytes -> bytes.id().known();
            case TemplateField.Number number -> number.id().known();
            case TemplateField.Numbers numbers -> numbers.id().known();
            case TemplateField.DamagedDigest damaged -> false;
            case TemplateField.EventName name -> false;
            case TemplateField.Raw raw -> false;
        };
    }

    /** Writes a field under its own name. */
    static void write(JsonGenerator json, TemplateField field) throws IOException {
        writeAs(json, field.id().name(), field);
    }

    /** Writes what a field holds into an object that already says its name. */
    static void writeOther(JsonGenerator json, TemplateField field) throws IOException {
        switch (field) {
            case TemplateField.Raw raw -> Fields.hex(json, "hex", raw.raw());
            case TemplateField.EventName name -> Fields.hex(json, "hex", name.name());
            case TemplateField.Text text -> Fields.hex(json, "hex", text.text());
            case TemplateField.Bytes bytes -> Fields.hex(json, "hex", bytes.bytes());
            default -> writeAs(json, "value", field);
        }
    }

    private static void writeAs(JsonGenerator json, String key, TemplateField field) throws IOException {
        switch (field) {
            case TemplateField.FileDigest digest -> Fields.digest(json, key, digest.algorithmName(), digest.digest());
            case TemplateField.DamagedDigest damaged -> {
                json.writeObjectFieldStart(key);
                Fields.text(json, "algorithm", damaged.algorithmName());
                Fields.name(json, "damaged", damaged.text());
                json.writeEndObject();
            }
            case TemplateField.EventName name -> Fields.name(json, key, name.name());
            case TemplateField.Text text -> Fields.name(json, key, text.text());
            case TemplateField.Bytes bytes -> Fields.hex(json, key, bytes.bytes());
            case TemplateField.Number number -> {
                if (number.value().isPresent()) {
                    json.writeNumberField(key, number.value().get());
                } else {
                    json.writeNullField(key);
                }
            }
            case TemplateField.Numbers numbers -> {
                json.writeArrayFieldStart(key);
                for (long value : numbers.values()) {
                    json.writeNumber(value);
                }
                json.writeEndArray();
            }
            case TemplateField.Raw raw -> Fields.hex(json, key, raw.raw());
        }
    }
}
