package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells by its beginning whether JSON is a log of extends: a Canonical Event Log (TCG CEL), which systemd's {@code
 * tpm2-measure.log} is as well.
 */
public final class RecordOutline {
    private static final int MOST_DEPTH = 64;

    private RecordOutline() {}

    /** True when the first record of {@code head}, an array, lines or a text sequence (RFC 7464), names a register and digests. */
    public static boolean begins(byte[] head) {
        int at = 0;
        while (at < head.length && (head[at] <= ' ' && head[at] >= 0)) {
            at++;
        }
        if (at == head.length || (head[at] != '{' && head[at] != '[')) {
            return false;
        }
        byte[] document = Arrays.copyOfRange(head, at, head.length);
        Optional<JsonOutline> outline = JsonOutline.of(document);
        return outline.isPresent() && (isRecord(outline.get()) || holdsRecords(outline.get(), document));
    }

    /** True when the document with that outline is a record, or an array of them. */
    public static boolean isRecord(JsonOutline json) {
        boolean register = json.has("pcr") || json.has("nv_index") || json.has("nvIndex") || json.has("recnum");
        return (register && json.has("digests")) || (json.has("recnum") && json.has("content_type"));
    }

    /** True when {@code line} is one whole record. */
    public static boolean isWhole(byte[] line) {
        if (JsonOutline.of(line).filter(RecordOutline::isRecord).isEmpty()) {
            return false;
        }
        try (JsonParser parser = BoundedJson.factory(MOST_DEPTH).createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException cut) {
            return false;
        }
    }

    /** systemd's {@code .pcrlock} files have the array in an object. */
    private static boolean holdsRecords(JsonOutline json, byte[] document) {
        if (json.array() || !json.has("records")) {
            return false;
        }
        int from = recordsAt(document);
        return from > 0
                && JsonOutline.of(Arrays.copyOfRange(document, from, document.length))
                        .filter(RecordOutline::isRecord)
                        .isPresent();
    }

    /** Where the array of the member {@code records} begins; -1 where there is none. */
    public static int recordsAt(byte[] document) {
        byte[] name = {'"', 'r', 'e', 'c', 'o', 'r', 'd', 's', '"'};
        for (int i = 1; i + name.length < document.length; i++) {
            if (document[i - 1] != '\\' && Arrays.equals(document, i, i + name.length, name, 0, name.length)) {
                int at = blanks(document, i + name.length);
                if (at < document.length && document[at] == ':') {
                    at = blanks(document, at + 1);
                    return at < document.length && document[at] == '[' ? at : -1;
                }
            }
        }
        return -1;
    }

    private static int blanks(byte[] document, int from) {
        int at = from;
        while (at < document.length && document[at] <= ' ' && document[at] >= 0) {
            at++;
        }
        return at;
    }
}
