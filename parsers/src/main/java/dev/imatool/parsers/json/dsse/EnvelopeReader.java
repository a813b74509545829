package dev.imatool.parsers.json.dsse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.imatool.parsers.json.BoundedJson;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an envelope strictly: a document that two readers may understand differently, because it has a member twice, is malformed.
 */
public final class EnvelopeReader {
    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 1 << 20;

    private EnvelopeReader() {}

    /**
     * What was read.
     *
     * @param envelope as far as it goes
     * @param any whether there was a member of an envelope; without one the document is something else
     * @param flaws what is wrong with it
     */
    public record Reading(SignedEnvelope envelope, boolean any, List<EnvelopeFlaw> flaws) {
        public Reading {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * Reads to the end, or to where the document is malformed.
     *
     * @param content not closed
     * @throws IOException if it cannot be read
     */
    public static Reading read(InputStream content) throws IOException {
        EnvelopeMembers members = new EnvelopeMembers();
        List<EnvelopeFlaw> flaws = new ArrayList<>();
        try (JsonParser parser = BoundedJson.factory(DEEPEST, LONGEST_STRING).createParser(content)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                flaws.add(EnvelopeFlaw.MALFORMED);
            } else {
                members.read(parser);
                if (parser.nextToken() != null) {
                    flaws.add(EnvelopeFlaw.FOLLOWED);
                }
            }
        } catch (JsonEOFException cut) {
            flaws.add(EnvelopeFlaw.CUT_SHORT);
        } catch (JsonProcessingException | CharConversionException malformed) {
            flaws.add(EnvelopeFlaw.MALFORMED);
        }
        SignedEnvelope envelope = members.envelope();
        if (members.cut()) {
            flaws.add(EnvelopeFlaw.PAYLOAD_TOO_LONG);
        }
        if (envelope.payload().isEmpty()) {
            flaws.add(EnvelopeFlaw.NO_PAYLOAD);
        }
        if (envelope.signatures().isEmpty()) {
            flaws.add(EnvelopeFlaw.NO_SIGNATURE);
        }
        return new Reading(envelope, members.any(), flaws);
    }
}
