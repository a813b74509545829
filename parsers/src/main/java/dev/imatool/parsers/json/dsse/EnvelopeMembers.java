package dev.imatool.parsers.json.dsse;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes the members of an envelope from the parser of whoever reads the document around them, as far as they go. Members that DSSE
 * does not have are passed over, as it demands; of two equal ones the last counts, unless the parser refuses that.
 */
public final class EnvelopeMembers {
    /** Longest payload, in bytes: it is held in memory, because its signature is over all of it. */
    public static final int LONGEST_PAYLOAD = 128 << 20;

    /** Most signatures that are kept. */
    public static final int MOST_SIGNATURES = 64;

    private final Payload payload = new Payload();
    private final List<SignedEnvelope.Signature> signatures = new ArrayList<>();
    private String payloadType = "";
    private boolean any;

    /** Reads from the first member of an object to its end. */
    public void read(JsonParser parser) throws IOException {
        while (isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("payload") && token == JsonToken.VALUE_STRING) {
                any = true;
                payload(parser);
            } else if (name.equals("payloadType") && token == JsonToken.VALUE_STRING) {
                any = true;
                payloadType = parser.getText();
            } else if (name.equals("signatures") && token == JsonToken.START_ARRAY) {
                any = true;
                signatures(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** What was read so far. */
    public SignedEnvelope envelope() {
        return new SignedEnvelope(payloadType, ByteString.copyOf(payload.bytes.toByteArray()), signatures);
    }

    /** Whether there was a member of an envelope. */
    public boolean any() {
        return any;
    }

    /** Whether the payload is longer than {@link #LONGEST_PAYLOAD} and was cut there. */
    public boolean cut() {
        return payload.full;
    }

    private void payload(JsonParser parser) throws IOException {
        payload.bytes.reset();
        Base64Variant variant =
                Base64Variants.MIME_NO_LINEFEEDS.withReadPadding(Base64Variant.PaddingReadBehaviour.PADDING_ALLOWED);
        try {
            parser.readBinaryValue(variant, payload);
        } catch (IllegalArgumentException notBase64) {
            // the parser says so of some characters only
            throw new JsonParseException(parser, "no base64", notBase64);
        }
    }

    private void signatures(JsonParser parser) throws IOException {
        signatures.clear();
        while (isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            String keyId = "";
            String signature = "";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (text && name.equals("keyid")) {
                    keyId = parser.getText();
                } else if (text && name.equals("sig")) {
                    signature = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (signatures.size() < MOST_SIGNATURES) {
                signatures.add(new SignedEnvelope.Signature(keyId, decoded(signature)));
            }
        }
    }

    private static boolean isWithin(JsonToken token, JsonToken end) {
        return token != null && token != end;
    }

    /** Either alphabet of RFC 4648, as the specification of the envelope allows. */
    private static ByteString decoded(String base64) {
        try {
            return ByteString.copyOf(
                    Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return ByteString.EMPTY;
        }
    }

    /** Keeps what a payload unpacks to, up to its limit. */
    private static final class Payload extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean full;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] chunk, int from, int length) {
            int room = Math.min(length, LONGEST_PAYLOAD - bytes.size());
            bytes.write(chunk, from, room);
            full |= room < length;
        }
    }
}
