package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a JSON document is about: the members of its outermost object, or of the first object of its outermost array. Strings
 * and numbers are kept up to {@value #LONGEST_VALUE} characters; of an object within, its own members as {@code meta.version}.
 *
 * @param array true where the objects stand in an array
 * @param members names, with the text of plain values and {@code ""} for all others
 */
public record JsonOutline(boolean array, Map<String, String> members) {
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_STRING = 64 << 20;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_MEMBERS = 1000;
    private static final int MOST_INNER = 20;

    public JsonOutline {
        members = Map.copyOf(members);
    }

    /** The outline as far as the document goes; empty where it is no object, no array of objects, or no JSON from the start. */
    public static Optional<JsonOutline> of(byte[] head) {
        try (JsonParser parser = BoundedJson.factory(MOST_DEPTH, LONGEST_STRING).createParser(head)) {
            return read(parser);
        } catch (IOException impossible) {
            return Optional.empty();
        }
    }

    /** The same, of all of a document. */
    public static Optional<JsonOutline> of(InputStream document) {
        try (JsonParser parser = BoundedJson.factory(MOST_DEPTH, LONGEST_STRING).createParser(document)) {
            return read(parser);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** True when the object has all these members. */
    public boolean has(String... names) {
        for (String name : names) {
            if (!members.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** The text of a member, empty where it is no plain value or is missing. */
    public String text(String name) {
        return members.getOrDefault(name, "");
    }

    private static Optional<JsonOutline> read(JsonParser parser) {
        Map<String, String> members = new HashMap<>();
        boolean array = false;
        try {
            JsonToken first = parser.nextToken();
            array = first == JsonToken.START_ARRAY;
            if (array) {
                first = parser.nextToken();
            }
            if (first != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            object(parser, "", members);
        } catch (IOException cut) {
            // what is before is known
            return members.isEmpty() ? Optional.empty() : Optional.of(new JsonOutline(array, members));
        }
        return Optional.of(new JsonOutline(array, members));
    }

    private static void object(JsonParser parser, String prefix, Map<String, String> members) throws IOException {
        int room = prefix.isEmpty() ? MOST_MEMBERS : MOST_INNER;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            boolean kept = room-- > 0;
            if (kept) {
                members.put(name, "");
            }
            if (value == JsonToken.START_OBJECT && prefix.isEmpty() && kept) {
                object(parser, name + ".", members);
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != null && value.isScalarValue() && kept) {
                String text = parser.getText();
                members.put(name, text.substring(0, Math.min(text.length(), LONGEST_VALUE)));
            }
        }
    }
}
