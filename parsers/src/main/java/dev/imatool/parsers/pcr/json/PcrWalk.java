package dev.imatool.parsers.pcr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.pcr.Excerpt;
import dev.imatool.parsers.pcr.PcrCollector;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks through JSON documents and hands on the PCR values in them. Recursion is as deep as the parser lets nesting be. */
final class PcrWalk {
    private final PcrCollector out;
    private final JsonValues values;
    private final Supplier<JsonFactory> factory;
    private final boolean oneLine;
    private final Optional<String> fixedPlace;
    private boolean quoteInfo;
    private int counted;
    private long lines;

    /** @param oneLine whether the whole text is one line, so that its number says nothing about a place */
    PcrWalk(PcrCollector out, Supplier<JsonFactory> factory, boolean oneLine) {
        this(out, factory, oneLine, Optional.empty());
    }

    private PcrWalk(PcrCollector out, Supplier<JsonFactory> factory, boolean oneLine, Optional<String> fixedPlace) {
        this.out = out;
        this.values = new JsonValues(out);
        this.factory = factory;
        this.oneLine = oneLine;
        this.fixedPlace = fixedPlace;
    }

    /**
     * How reading documents ended.
     *
     * @param offset of the first character that was not read, or of the fault
     * @param any whether there was a value in them
     * @param place of the fault
     * @param fault what is wrong with the JSON
     */
    record End(int offset, boolean any, String place, Optional<String> fault) {}

    /** Reads the document that begins at {@code from}, and those that follow it with nothing but blanks between. */
    End documents(String text, int from) {
        return documents(text, from, JsonWhere.TOP);
    }

    private End documents(String text, int from, JsonWhere where) {
        count(text, from);
        StringReader rest = new StringReader(text);
        try (rest;
                JsonParser parser = factory.get().createParser(skipped(rest, from))) {
            int before = values.count();
            Optional<String> fault = walk(parser, text, from, where);
            boolean any = values.count() > before;
            values.flush();
            int offset =
                    from + Math.toIntExact(Math.max(0, parser.currentLocation().getCharOffset()));
            return new End(Math.min(offset, text.length()), any, place(parser.currentLocation()), fault);
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
    }

    private static StringReader skipped(StringReader text, int from) throws IOException {
        text.skip(from);
        return text;
    }

    private void count(String text, int to) {
        for (; counted < to; counted++) {
            lines += text.charAt(counted) == '\n' ? 1 : 0;
        }
    }

    private Optional<String> walk(JsonParser parser, String text, int from, JsonWhere where) throws IOException {
        try {
            boolean more = parser.nextToken() != null;
            while (!out.isFull() && more) {
                value(parser, where, "");
                int end = from + Math.toIntExact(parser.currentLocation().getCharOffset());
                more = JsonStart.goesOn(text, JsonStart.skipBlanks(text, end)) && parser.nextToken() != null;
            }
            return Optional.empty();
        } catch (JsonProcessingException malformed) {
            String message = malformed.getOriginalMessage();
            int aside = message.indexOf(" (for ");
            return Optional.of("malformed JSON: " + Excerpt.escaped(aside < 0 ? message : message.substring(0, aside)));
        }
    }

    /** Says so when the document holds only the digest over the PCRs, as the quote information of FAPI does. */
    void finish() {
        if (quoteInfo && !out.hasValues()) {
            out.error(
                    "",
                    "holds the digest over the quoted PCRs (pcrDigest) and not their values",
                    Advice.Way.GIVE_THE_VALUES);
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
        int before = values.count();
        while (!out.isFull() && isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token != null && token.isScalarValue()) {
                members.add(name, token, parser.getText());
            }
            quoteInfo |= name.equalsIgnoreCase("pcrDigest");
            value(parser, where.member(name), name);
        }
        members.offer(place, where, values);
        members.bank().ifPresent(bank -> values.nameBank(before, bank));
    }

    private void string(JsonParser parser, JsonWhere where, String name) throws IOException {
        String text = parser.getText().strip();
        String place = place(parser);
        if (where.pcr().isPresent()) {
            if (where.isValue(text)) {
                values.add(place, where, where.pcr().getAsInt(), text);
            }
        } else if (name.equals("tpm_policy") && fixedPlace.isEmpty()) {
            policyText(place, text);
        } else if (name.equals("subject_data") || name.equals("quote")) {
            KeylimeBlob.values(name, text).ifPresent(bytes -> KeylimeBlob.read(place, bytes, out));
        }
    }

    /** Keylime's interfaces carry the policy as a string that is JSON in turn; one such level and no more. */
    private void policyText(String place, String text) {
        PcrWalk inner = new PcrWalk(out, factory, oneLine, Optional.of(place));
        End end = inner.documents(text, 0, JsonWhere.TOP.member("tpm_policy"));
        end.fault().ifPresent(fault -> out.error(place, fault));
    }

    private String place(JsonParser parser) {
        if (fixedPlace.isPresent() || !oneLine) {
            return fixedPlace.orElseGet(
                    () -> "line " + (lines + parser.currentTokenLocation().getLineNr()));
        }
        String member = parser.getParsingContext().pathAsPointer().toString();
        return "line " + (lines + 1) + (member.isEmpty() ? "" : " member " + Excerpt.escaped(member));
    }

    private String place(JsonLocation at) {
        return fixedPlace.orElseGet(() -> "line " + (lines + at.getLineNr()) + " column " + at.getColumnNr());
    }

    private static boolean isWithin(JsonToken token, JsonToken end) {
        return token != null && token != end;
    }
}
