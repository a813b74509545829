package dev.imatool.parsers.json.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.json.BoundedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a journal. A field is a string; an array of numbers, a byte each, where it is no UTF-8; {@code null} where it
 * is long and {@code --all} was not given; an array of these where an entry has it more than once (systemd:
 * docs/JOURNAL_EXPORT_FORMATS.md). Of several the first counts.
 *
 * @param fields by name, without those that are {@code null}; a line under another name than {@code MESSAGE} is there twice
 */
public record JournalEntry(Map<String, ByteString> fields) {
    private static final int MAX_DEPTH = 64;
    private static final int MOST_FIELDS = 300;
    private static final int LONGEST_STRING = 2 << 20;
    private static final int BYTE = 0xff;
    private static final String MESSAGE = "MESSAGE";
    private static final String AUDIT_TYPE = "_AUDIT_TYPE";

    private static final JsonFactory JSON = BoundedJson.factory(MAX_DEPTH, LONGEST_STRING);

    public JournalEntry {
        fields = Map.copyOf(fields);
    }

    /** The field of that name. */
    public Optional<ByteString> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The same, one character per byte. */
    public Optional<String> text(String name) {
        return field(name).map(ByteString::latin1);
    }

    /** The message, whatever its name was in what a shipper of logs made of the entry. */
    public Optional<String> message() {
        return text(MESSAGE);
    }

    /**
     * The entries in an object, itself one or somewhere inside it, as search engines return them.
     *
     * @param object UTF-8; what is no JSON has none, or those before its fault
     */
    public static List<JournalEntry> in(byte[] object) {
        List<JournalEntry> found = new ArrayList<>();
        try (JsonParser json = JSON.createParser(object)) {
            while (json.nextToken() != null) {
                value(json, found);
            }
        } catch (IOException malformed) {
            return found;
        }
        return found;
    }

    private static Optional<ByteString> value(JsonParser json, List<JournalEntry> found) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(json, found);
            return Optional.empty();
        }
        if (token == JsonToken.START_ARRAY) {
            return array(json, found);
        }
        return token == JsonToken.VALUE_NULL
                ? Optional.empty()
                : Optional.of(ByteString.copyOf(json.getText().getBytes(StandardCharsets.UTF_8)));
    }

    private static void object(JsonParser json, List<JournalEntry> found) throws IOException {
        Map<String, ByteString> fields = new LinkedHashMap<>();
        int place = found.size();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Optional<ByteString> value = value(json, found);
            if (value.isPresent() && fields.size() < MOST_FIELDS) {
                fields.put(name, value.get());
            }
        }
        if (!fields.containsKey(MESSAGE) && !fields.containsKey(AUDIT_TYPE)) {
            fields.values().stream()
                    .filter(JournalEntry::isMessage)
                    .findFirst()
                    .ifPresent(text -> fields.put(MESSAGE, text));
        }
        if (fields.containsKey(MESSAGE) || fields.containsKey(AUDIT_TYPE)) {
            found.add(place, new JournalEntry(fields));
        }
    }

    /** Shippers of logs have names of their own for the line that they pass on. */
    private static boolean isMessage(ByteString value) {
        String text = value.latin1();
        return text.contains("audit(") || text.contains("INTEGRITY_");
    }

    private static Optional<ByteString> array(JsonParser json, List<JournalEntry> found) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<ByteString> first = Optional.empty();
        boolean numbers = true;
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            if (numbers && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(json.getText().length() > 4 ? 0 : json.getIntValue() & BYTE);
            } else {
                numbers = false;
                Optional<ByteString> value = value(json, found);
                first = first.isPresent() ? first : value;
            }
        }
        return numbers ? Optional.of(ByteString.copyOf(bytes.toByteArray())) : first;
    }
}
