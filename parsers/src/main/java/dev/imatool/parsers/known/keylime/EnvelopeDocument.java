package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.JsonParser;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.json.dsse.EnvelopeMembers;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a policy in its envelope: first the envelope, then what it holds, as far as either goes. */
final class EnvelopeDocument {
    private final PolicyBuilder builder;
    private final EnvelopeMembers members = new EnvelopeMembers();

    EnvelopeDocument(PolicyBuilder builder) {
        this.builder = builder;
    }

    /** Reads to the end, or to where the document is malformed. */
    void read(InputStream content) throws IOException {
        boolean whole = PolicyJson.readObject(content, "", builder.log(), this::envelope);
        if (!whole) {
            builder.log().lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
        }
        SignedEnvelope envelope = members.envelope();
        builder.envelope(envelope);
        if (envelope.payload().isEmpty()) {
            builder.log().damage("", "the envelope has no payload", "");
        } else {
            new PolicyDocument(builder)
                    .read(new ByteArrayInputStream(envelope.payload().toByteArray()), "payload, ");
        }
    }

    private void envelope(JsonParser parser) throws IOException {
        members.read(parser);
        if (members.cut()) {
            builder.log()
                    .damage(
                            PolicyJson.place(parser),
                            "the payload is longer than " + EnvelopeMembers.LONGEST_PAYLOAD
                                    + " bytes; what follows was not read",
                            "");
            builder.log().lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
        }
    }
}
