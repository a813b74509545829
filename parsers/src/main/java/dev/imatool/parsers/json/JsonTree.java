package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small JSON document as a whole, for documents whose fields refer to each other. What is not there is an empty value, so that
 * a reader asks for what it needs without looking at each step first.
 */
public sealed interface JsonTree {
    /** Levels of structures inside structures. */
    int DEEPEST = 32;

    /** Values of one document. */
    int MOST_VALUES = 200_000;

    /** An object. Of members with one name the last counts. */
    record Members(Map<String, JsonTree> values) implements JsonTree {}

    /** An array. */
    record Items(List<JsonTree> values) implements JsonTree {}

    /** A string. */
    record Text(String value) implements JsonTree {}

    /** A number, a truth value, null, or nothing. */
    record Other() implements JsonTree {}

    /** Nothing. */
    static JsonTree nothing() {
        return new Other();
    }

    /** A member of an object; nothing where there is none. */
    default JsonTree at(String name) {
        return this instanceof Members members ? members.values().getOrDefault(name, nothing()) : nothing();
    }

    /** The values of an array; none where this is no array. */
    default List<JsonTree> items() {
        return this instanceof Items items ? items.values() : List.of();
    }

    /** The value of a string; empty where this is none. */
    default String text() {
        return this instanceof Text text ? text.value() : "";
    }

    /** Reads a document; empty where it is no JSON, or deeper or larger than is read. */
    static Optional<JsonTree> read(byte[] document) {
        try (JsonParser parser = BoundedJson.factory(DEEPEST).createParser(document)) {
            parser.nextToken();
            int[] left = {MOST_VALUES};
            JsonTree tree = value(parser, DEEPEST, left);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static JsonTree value(JsonParser parser, int deeper, int[] left) throws IOException {
        left[0]--;
        if (deeper == 0 || left[0] < 0 || parser.currentToken() == null) {
            throw new IOException("the document is too large, or ends early");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, deeper, left);
            case START_ARRAY -> {
                List<JsonTree> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, deeper - 1, left));
                }
                yield new Items(items);
            }
            case VALUE_STRING -> new Text(parser.getText());
            default -> nothing();
        };
    }

    private static JsonTree members(JsonParser parser, int deeper, int[] left) throws IOException {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, deeper - 1, left));
        }
        return new Members(members);
    }
}
