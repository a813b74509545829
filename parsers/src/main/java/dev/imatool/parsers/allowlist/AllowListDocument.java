package dev.imatool.parsers.allowlist;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.parsers.json.BoundedJson;
import java.io.IOException;
import java.io.InputStream;

/** Reads a document of the schema {@value #SCHEMA} as it comes by; unknown members are passed over. */
final class AllowListDocument {
    /** Name and version of the form. */
    static final String SCHEMA = "imatool.allowlist/1";

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1 << 20;

    private final AllowListDiagnostics diagnostics;
    private final ValueSink out;
    private boolean schemaSeen;
    private boolean refused;
    private long values;

    AllowListDocument(AllowListDiagnostics diagnostics, ValueSink out) {
        this.diagnostics = diagnostics;
        this.out = out;
    }

    /** Reads to the end, or to where the document is malformed, and gives the number of values. */
    long read(InputStream stream) throws IOException {
        try (JsonParser parser = BoundedJson.factory(MAX_DEPTH, MAX_STRING).createParser(stream)) {
            try {
                document(parser);
            } catch (JsonProcessingException malformed) {
                diagnostics.error(place(parser), "malformed JSON: " + reason(malformed), "");
            }
        }
        return values;
    }

    private void document(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            diagnostics.error("", "the document is not a JSON object", "");
            return;
        }
        boolean trustedSeen = false;
        while (!refused && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("schema")) {
                schema(parser);
            } else if (name.equals("trusted") && token == JsonToken.START_ARRAY) {
                trustedSeen = true;
                trusted(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!refused && parser.nextToken() != null) {
            diagnostics.error(
                    place(parser),
                    "the document has something after its end",
                    "it was changed after it was written, or two documents were joined");
        }
        if (!refused && !trustedSeen) {
            diagnostics.error("", "the document has no list called trusted", "");
        }
    }

    private void schema(JsonParser parser) throws IOException {
        String schema = parser.getText();
        schemaSeen = schema.equals(SCHEMA);
        if (!schemaSeen) {
            refuse(
                    place(parser),
                    "the schema is " + AllowListDiagnostics.quoted(schema) + ", read is " + SCHEMA,
                    schema.startsWith("imatool.learn/") ? "give the file that 'imatool learn -o' wrote" : "");
        }
    }

    private void trusted(JsonParser parser) throws IOException {
        if (!schemaSeen) {
            refuse(
                    place(parser),
                    "no schema before trusted",
                    "the document begins with {\"schema\":\"" + SCHEMA + "\"");
            return;
        }
        while (isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                long line = line(parser);
                values += element(parser).deliver(line, diagnostics, out);
            } else {
                diagnostics.error(place(parser), "an element of trusted is not an object", "");
                parser.skipChildren();
            }
        }
    }

    private static TrustedPath element(JsonParser parser) throws IOException {
        TrustedPath path = new TrustedPath();
        while (isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("digests") && token == JsonToken.START_ARRAY) {
                digests(parser, path);
            } else if (name.equals("pattern")) {
                path.pattern(token == JsonToken.VALUE_TRUE);
                parser.skipChildren();
            } else if (name.equals("image") && token != JsonToken.VALUE_STRING) {
                // no name of an image: it is good in no container rather than in all
                path.image("");
                parser.skipChildren();
            } else if (token == JsonToken.VALUE_STRING) {
                switch (name) {
                    case "path" -> path.path(parser.getText());
                    case "path_hex" -> path.pathHex(parser.getText());
                    case "role" -> path.role(parser.getText());
                    case "image" -> path.image(parser.getText());
                    default -> parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
        }
        return path;
    }

    /** Each is an object with a member {@code digest}, or its text alone. */
    private static void digests(JsonParser parser, TrustedPath path) throws IOException {
        while (isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                path.digest(parser.getText());
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                digestMember(parser, path);
            } else {
                path.digest("");
                parser.skipChildren();
            }
        }
    }

    private static void digestMember(JsonParser parser, TrustedPath path) throws IOException {
        while (isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("digest")) {
                path.digest(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void refuse(String place, String message, String hint) {
        refused = true;
        diagnostics.error(place, message, hint);
    }

    /** Jackson's words, without what it adds about the source. */
    private static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        int aside = message.indexOf(" (");
        return AllowListDiagnostics.quoted(aside < 0 ? message : message.substring(0, aside));
    }

    private static String place(JsonParser parser) {
        return "line " + line(parser);
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static boolean isWithin(JsonToken token, JsonToken end) {
        return token != null && token != end;
    }
}
