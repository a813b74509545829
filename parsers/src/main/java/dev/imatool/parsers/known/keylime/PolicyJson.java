package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.json.BoundedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How documents of Keylime are read: token by token, to where they are damaged. */
final class PolicyJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 8 << 20;

    /** Bytes that tell UTF-16 and UTF-32. */
    private static final int BEGINNING = 4;

    private PolicyJson() {}

    /** Takes the tokens of a document. */
    interface Tokens {
        void from(JsonParser parser) throws IOException;
    }

    /**
     * Lets {@code members} read a document that is one object, from its first member to its end, and logs where it is damaged.
     *
     * @param within what the document is in, for places: empty where it is the input
     * @return whether it came to its end
     */
    static boolean readObject(InputStream content, String within, LintLog log, Tokens members) throws IOException {
        return read(content, within, log, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                log.damage("", "the document is not a JSON object", "");
                log.lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
                return;
            }
            members.from(parser);
            if (parser.nextToken() != null) {
                log.damage(
                        within + place(parser),
                        "the document has something after its end",
                        "it was changed after it was written, or two documents were joined");
                log.lint(KeylimeLint.Kind.JSON_DAMAGED, line(parser), "");
            }
        });
    }

    /** Lets {@code tokens} read a document of any form likewise. */
    static boolean read(InputStream content, String within, LintLog log, Tokens tokens) throws IOException {
        try (JsonParser parser = parser(content)) {
            try {
                tokens.from(parser);
                return true;
            } catch (JsonEOFException cut) {
                log.damage(within + place(parser), "the document ends early", "what stands before was read");
            } catch (JsonProcessingException malformed) {
                log.damage(
                        within + place(parser),
                        "the document is malformed, or too much of it is in one place",
                        "what stands before was read");
            }
            return false;
        } catch (CharacterCodingException notText) {
            log.damage(within, "the document is not UTF-8", "what stands before was read");
            return false;
        }
    }

    /** Of characters where that is possible: in names the parser takes no escape of a lone surrogate, and Python writes such ones. */
    private static JsonParser parser(InputStream content) throws IOException {
        PushbackInputStream in = new PushbackInputStream(content, BEGINNING);
        byte[] first = in.readNBytes(BEGINNING);
        boolean wide = false;
        for (byte b : first) {
            wide |= b == 0 || (b & 0xff) >= 0xfe;
        }
        boolean mark = !wide
                && first.length == BEGINNING
                && (first[0] & 0xff) == 0xef
                && (first[1] & 0xff) == 0xbb
                && (first[2] & 0xff) == 0xbf;
        int from = mark ? BEGINNING - 1 : 0;
        in.unread(first, from, first.length - from);
        JsonFactory factory = BoundedJson.factory(MAX_DEPTH, MAX_STRING);
        return wide
                ? factory.createParser(in)
                : factory.createParser(
                        new SurrogateReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())));
    }

    /** True for a token of what is open; false at its end. */
    static boolean isWithin(JsonToken token, JsonToken end) {
        return token != null && token != end;
    }

    static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    static String place(JsonParser parser) {
        return "line " + line(parser);
    }
}
