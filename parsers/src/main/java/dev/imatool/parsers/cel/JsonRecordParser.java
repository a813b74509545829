package dev.imatool.parsers.cel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.imatool.model.Location;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.parsers.json.BoundedJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes one record in JSON apart. Members that are not known are passed over; a member that is there twice makes the record
 * malformed, because readers differ in which one they believe.
 */
final class JsonRecordParser {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_MEMBERS = 64;

    private final JsonFactory factory = BoundedJson.factory(MOST_DEPTH, CelReader.LONGEST_RECORD);
    private Optional<CelRegister> register = Optional.empty();
    private OptionalLong recnum = OptionalLong.empty();
    private OptionalLong nvIndex = OptionalLong.empty();
    private RecordDigests digests = new RecordDigests();
    private String type = "";
    private String nvName = "";
    private Map<String, String> content = new HashMap<>();

    /**
     * The record.
     *
     * @throws MalformedRecordException if it is no JSON, or says something impossible
     */
    CelRecord parse(long number, Location location, byte[] array, int from, int length)
            throws MalformedRecordException {
        register = Optional.empty();
        recnum = OptionalLong.empty();
        nvIndex = OptionalLong.empty();
        digests = new RecordDigests();
        type = "";
        nvName = "";
        content = new HashMap<>();
        try (JsonParser json = factory.createParser(array, from, length)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordException("it is not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                member(json, name);
            }
            if (json.nextToken() != null) {
                throw new MalformedRecordException("something follows its end");
            }
        } catch (JsonEOFException cut) {
            throw new MalformedRecordException("it ends inside its JSON", true);
        } catch (IOException noJson) {
            throw new MalformedRecordException("it is not JSON that can be read");
        }
        nvName = nvName.isEmpty() ? content.getOrDefault("nvindexname", "") : nvName;
        if (nvIndex.isPresent()) {
            if (register.isPresent()) {
                throw new MalformedRecordException("it names a PCR and an NV index");
            }
            register = Optional.of(CelRegister.nvIndex(nvIndex.getAsLong(), nvName));
        }
        return RecordRules.checked(new CelRecord(
                number, location, recnum, register, digests.all(), JsonContent.of(type, content, length)));
    }

    private void member(JsonParser json, String name) throws IOException, MalformedRecordException {
        switch (name) {
            case "recnum" -> recnum = OptionalLong.of(number(json, name, Long.MAX_VALUE));
            case "pcr" -> register = Optional.of(CelRegister.pcr(number(json, name, 0xffffffffL)));
            case "nv_index", "nvIndex", "nvindex" -> nvIndex = OptionalLong.of(number(json, name, 0xffffffffL));
            case "nv_index_name", "nvIndexName" -> nvName = text(json);
            case "digests" -> digests(json);
            case "content_type" -> type = text(json);
            case "content" -> content(json);
            default -> json.skipChildren();
        }
    }

    private static long number(JsonParser json, String name, long most) throws IOException, MalformedRecordException {
        try {
            long number = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? json.getLongValue()
                    : Long.decode(json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "");
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new MalformedRecordException(name + " is not a number that it can have");
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != null && json.currentToken().isScalarValue()) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }

    private void digests(JsonParser json) throws IOException, MalformedRecordException {
        boolean array = json.currentToken() == JsonToken.START_ARRAY;
        if (!array && json.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedRecordException("its digests are not an array");
        }
        if (!array) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                digests.add(name, text(json));
            }
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String algorithm = "";
            String digest = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "hashAlg" -> algorithm = text(json);
                    case "digest" -> digest = text(json);
                    default -> json.skipChildren();
                }
            }
            digests.add(algorithm, digest);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new MalformedRecordException("a digest of it is not an object");
        }
    }

    /** Plain members by their names in lower case, those of objects within as {@code data.major}. */
    private void content(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            members(json, "");
        } else if (json.currentToken() != null && json.currentToken().isScalarValue()) {
            content.put("", json.getText());
        } else {
            json.skipChildren();
        }
    }

    private void members(JsonParser json, String prefix) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = json.nextToken();
            boolean kept = content.size() < MOST_MEMBERS;
            if (value == JsonToken.START_OBJECT && prefix.isEmpty() && kept) {
                members(json, name + ".");
            } else if (value != null && value.isScalarValue() && kept) {
                content.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }
}
