package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads a policy in its envelope: first the envelope, then what it holds, as far as either goes. */
final class EnvelopeDocument {
    /** Longest policy in an envelope, in bytes: it is held in memory, because its signature is over all of it. */
    static final int LONGEST_PAYLOAD = 128 << 20;

    private static final int MOST_SIGNATURES = 64;

    private final PolicyBuilder builder;
    private final Payload payload = new Payload();
    private final List<KeylimeEnvelope.Signature> signatures = new ArrayList<>();
    private String payloadType = "";

    EnvelopeDocument(PolicyBuilder builder) {
        this.builder = builder;
    }

    /** Reads to the end, or to where the document is malformed. */
    void read(InputStream content) throws IOException {
        boolean whole = PolicyJson.readObject(content, "", builder.log(), this::envelope);
        if (!whole) {
            builder.log().lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
        }
        byte[] policy = payload.bytes.toByteArray();
        builder.envelope(new KeylimeEnvelope(payloadType, ByteString.copyOf(policy), signatures));
        if (policy.length > 0) {
            new PolicyDocument(builder).read(new ByteArrayInputStream(policy), "payload, ");
        } else {
            builder.log().damage("", "the envelope has no payload", "");
        }
    }

    private void envelope(JsonParser parser) throws IOException {
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("payload") && token == JsonToken.VALUE_STRING) {
                payload(parser);
            } else if (name.equals("payloadType") && token == JsonToken.VALUE_STRING) {
                payloadType = parser.getText();
            } else if (name.equals("signatures") && token == JsonToken.START_ARRAY) {
                signatures(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Of two equal keys the last counts. */
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
        if (payload.full) {
            builder.log()
                    .damage(
                            PolicyJson.place(parser),
                            "the payload is longer than " + LONGEST_PAYLOAD + " bytes; what follows was not read",
                            "");
            builder.log().lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
        }
    }

    private void signatures(JsonParser parser) throws IOException {
        signatures.clear();
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            String keyId = "";
            String signature = "";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
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
                signatures.add(new KeylimeEnvelope.Signature(keyId, decoded(signature)));
            }
        }
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
