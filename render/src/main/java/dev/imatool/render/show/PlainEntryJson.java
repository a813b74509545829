package dev.imatool.render.show;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.Location;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;

/**
 * Writes what {@link EntryShape} declares of a {@linkplain EntryView#plain plain} entry, straight from the bytes of the list: decoding
 * it costs more than all the rest. Not for use by several threads.
 */
final class PlainEntryJson {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int LONGEST_DIGEST = 64;

    private final byte[] hex = new byte[2 * LONGEST_DIGEST];
    private String templateName = "";
    private SerializableString template = new SerializedString("");

    /**
     * Writes the object, if the entry is plain and nothing in it needs escaping.
     *
     * @return false, with nothing written, if it is not
     */
    boolean write(JsonGenerator json, EntryView entry, TemplateDigestCheck check) throws IOException {
        if (!entry.plain() || !entry.list().isEmpty()) {
            return false;
        }
        ByteSlice digest = entry.field(0);
        ByteSlice name = entry.field(1);
        int nul = digest.indexOf(0, 0);
        int nameLength = name.indexOf(0, 0);
        boolean writable = digest.length() - nul - 1 <= LONGEST_DIGEST
                && unescaped(digest, nul - 1)
                && nameLength > 0
                && unescaped(name, nameLength);
        if (writable) {
            write(json, entry, check, nul, nameLength);
        }
        return writable;
    }

    /** True when the bytes stand for themselves, on a terminal and in JSON. */
    private static boolean unescaped(ByteSlice bytes, int length) {
        for (int i = 0; i < length; i++) {
            int c = bytes.at(i);
            if (c < ' ' || c >= 0x7f || c == '\\' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private void write(JsonGenerator json, EntryView entry, TemplateDigestCheck check, int nul, int nameLength)
            throws IOException {
        ByteSlice digest = entry.field(0);
        json.writeStartObject();
        json.writeFieldName(EntryKeys.ENTRY);
        json.writeNumber(entry.number());
        writeLocation(json, entry.location());
        json.writeFieldName(EntryKeys.PCR);
        json.writeNumber(entry.pcr());
        json.writeFieldName(EntryKeys.TEMPLATE);
        json.writeString(templateName(entry.template().name()));
        json.writeFieldName(EntryKeys.TEMPLATE_DIGEST);
        writeHex(json, entry.templateDigest(), 0);
        json.writeFieldName(EntryKeys.CHECK);
        json.writeString(check.id());
        json.writeFieldName(EntryKeys.VIOLATION);
        json.writeBoolean(entry.violation());
        json.writeFieldName(EntryKeys.FILE_DIGEST);
        json.writeStartObject();
        json.writeFieldName(EntryKeys.ALGORITHM);
        json.writeRawUTF8String(digest.array(), digest.offset(), nul - 1);
        json.writeFieldName(EntryKeys.HEX);
        writeHex(json, digest, nul + 1);
        json.writeEndObject();
        json.writeFieldName(EntryKeys.PATH);
        json.writeRawUTF8String(entry.field(1).array(), entry.field(1).offset(), nameLength);
        json.writeFieldName(EntryKeys.PROVENANCE);
        json.writeString(EntryKeys.of(entry.provenance()));
        json.writeEndObject();
    }

    private static void writeLocation(JsonGenerator json, Location location) throws IOException {
        json.writeFieldName(EntryKeys.LOCATION);
        json.writeStartObject();
        json.writeFieldName(EntryKeys.OFFSET);
        json.writeNumber(location.offset());
        json.writeFieldName(EntryKeys.LENGTH);
        json.writeNumber(location.length());
        if (location.lines().isPresent()) {
            json.writeFieldName(EntryKeys.LINE);
            json.writeNumber(location.lines().get().first());
            json.writeFieldName(EntryKeys.LAST_LINE);
            json.writeNumber(location.lines().get().last());
        }
        json.writeEndObject();
    }

    private SerializableString templateName(String name) {
        if (!name.equals(templateName)) {
            templateName = name;
            template = EntryKeys.ofText(name);
        }
        return template;
    }

    private void writeHex(JsonGenerator json, ByteSlice bytes, int from) throws IOException {
        int length = 0;
        for (int i = from; i < bytes.length(); i++) {
            hex[length++] = DIGITS[bytes.at(i) >> 4];
            hex[length++] = DIGITS[bytes.at(i) & 0xf];
        }
        json.writeRawUTF8String(hex, 0, length);
    }
}
