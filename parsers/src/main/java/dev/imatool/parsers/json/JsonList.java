package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ascii measurement list that is a string of a JSON document.
 *
 * @param text the string in UTF-8
 * @param pointer where it stands, as a JSON Pointer (RFC 6901) of printable ASCII, long ones cut
 * @param further how many more strings of the document begin like a list
 */
public record JsonList(ByteString text, String pointer, int further) {
    /** Bytes of a document that are looked at; the strings of a longer one are not. */
    public static final int LONGEST_DOCUMENT = 64 << 20;

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_POINTER = 160;
    private static final Pattern BEGINS = Pattern.compile("\\s*[{\\[]\\s*[\"{\\[].*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("\\s{0,8}\\d{1,10} [0-9a-fA-F]{16}.*", Pattern.DOTALL);

    /** True when {@code head}, the beginning of an input, may be that of an object or array. */
    public static boolean mayBegin(byte[] head) {
        return BEGINS.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
    }

    /** The first string in {@code document} that begins like an ascii list; none where the document is damaged. */
    public static Optional<JsonList> find(byte[] document) {
        Optional<JsonList> found = Optional.empty();
        try (JsonParser parser = factory().createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && ENTRY.matcher(parser.getText()).matches()) {
                    found = Optional.of(
                            found.isEmpty() ? here(parser) : found.get().andFurther());
                }
            }
            return found;
        } catch (IOException damaged) {
            // what stands before the damage is whole, all the same
            return found;
        }
    }

    private static JsonList here(JsonParser parser) throws IOException {
        String pointer = parser.getParsingContext().pathAsPointer().toString().replaceAll("[^!-\\[\\]-~]", "?");
        return new JsonList(
                ByteString.ofText(parser.getText()),
                pointer.substring(0, Math.min(pointer.length(), LONGEST_POINTER)),
                0);
    }

    private JsonList andFurther() {
        return new JsonList(text, pointer, further + 1);
    }

    /** Nothing of a hostile document outlives its parser: names are not kept in a shared table. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxStringLength(LONGEST_DOCUMENT)
                        .build())
                .build();
    }
}
