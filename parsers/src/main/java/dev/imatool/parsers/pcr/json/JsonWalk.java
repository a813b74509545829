package dev.imatool.parsers.pcr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.parsers.pcr.Excerpt;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks through one JSON document and hands on the PCR values in it. Recursion is as deep as the parser lets nesting be. */
final class JsonWalk {
    private final PcrCollector out;
    private final Supplier<JsonFactory> factory;
    private final Optional<String> fixedPlace;
    private boolean quoteInfo;

    JsonWalk(PcrCollector out, Supplier<JsonFactory> factory) {
        this(out, factory, Optional.empty());
    }

    private JsonWalk(PcrCollector out, Supplier<JsonFactory> factory, Optional<String> fixedPlace) {
        this.out = out;
        this.factory = factory;
        this.fixedPlace = fixedPlace;
    }

    /** Reads to the end; several values one behind the other are read like one. */
    void document(String text) {
        document(text, JsonWhere.TOP);
    }

    private void document(String text, JsonWhere where) {
        try (JsonParser parser = factory.get().createParser(text)) {
            walk(parser, where);
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
    }

    private void walk(JsonParser parser, JsonWhere where) throws IOException {
        try {
            while (!out.isFull() && parser.nextToken() != null) {
                value(parser, where, "");
            }
        } catch (JsonProcessingException malformed) {
            JsonLocation at = parser.currentLocation();
            String place = fixedPlace.orElseGet(() -> "line " + at.getLineNr() + " column " + at.getColumnNr());
            String message = malformed.getOriginalMessage();
            int aside = message.indexOf(" (for ");
            out.error(place, "malformed JSON: " + Excerpt.escaped(aside < 0 ? message : message.substring(0, aside)));
        }
    }

    /** Says so when the document holds only the digest over the PCRs, as the quote information of FAPI does. */
    void finish() {
        if (quoteInfo && !out.hasValues()) {
            out.error(
                    "",
                    "holds the digest over the quoted PCRs (pcrDigest) and not their values",
                    "give the values too, such as the output of tpm2_pcrread, or --pcr sha256:10=HEX");
        }
    }

    private void value(JsonParser parser, JsonWhere where, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(parser, where);
        } else if (token == JsonToken.START_ARRAY) {
            while (!out.isFull() && isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
                value(parser, where, name);
            }
        } else if (token == JsonToken.VALUE_STRING) {
            string(parser, where, name);
        }
    }

    private void object(JsonParser parser, JsonWhere where) throws IOException {
        JsonMembers members = new JsonMembers();
        String place = place(parser);
        while (!out.isFull() && isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token != null && token.isScalarValue()) {
                members.add(name, parser.getText());
            }
            quoteInfo |= name.equalsIgnoreCase("pcrDigest");
            value(parser, where.member(name), name);
        }
        members.offer(place, out);
    }

    private void string(JsonParser parser, JsonWhere where, String name) throws IOException {
        String text = parser.getText().strip();
        String place = place(parser);
        if (where.pcr().isPresent()) {
            pcrValue(place, where, where.pcr().getAsInt(), text);
        } else if (name.equals("tpm_policy") && fixedPlace.isEmpty()) {
            policyText(place, text);
        } else if (name.equals("subject_data") || name.equals("quote")) {
            KeylimeBlob.values(name, text).ifPresent(bytes -> KeylimeBlob.read(place, bytes, out));
        }
    }

    private void pcrValue(String place, JsonWhere where, int pcr, String text) {
        if (!where.surely() && !HexValue.resemblesDigest(text)) {
            return;
        }
        if (where.bank().isPresent()) {
            out.hex(place, where.bank().get(), pcr, text);
        } else {
            out.hexByLength(place, pcr, text);
        }
    }

    /** Keylime's interfaces carry the policy as a string that is JSON in turn; one such level and no more. */
    private void policyText(String place, String text) {
        new JsonWalk(out, factory, Optional.of(place)).document(text, JsonWhere.TOP.member("tpm_policy"));
    }

    private String place(JsonParser parser) {
        return fixedPlace.orElseGet(
                () -> "line " + parser.currentTokenLocation().getLineNr());
    }

    private static boolean isWithin(JsonToken token, JsonToken end) {
        return token != null && token != end;
    }
}
