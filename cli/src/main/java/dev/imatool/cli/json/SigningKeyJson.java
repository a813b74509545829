package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.signature.key.CertificateNotes;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import java.io.IOException;
import java.util.Optional;

/** A key with which signatures are checked, as an object. */
final class SigningKeyJson {
    private SigningKeyJson() {}

    static void write(JsonGenerator json, SigningKey key, long good, Optional<SigningKey> certifier)
            throws IOException {
        json.writeStartObject();
        Fields.text(json, "origin", key.key().origin());
        json.writeBooleanField("trusted", key.trusted());
        Fields.text(json, "algorithm", key.key().algorithm());
        json.writeNumberField("good", good);
        json.writeArrayFieldStart("key_ids");
        for (ByteString id : key.key().imaKeyIds()) {
            json.writeString(id.hex());
        }
        json.writeEndArray();
        if (key.source() instanceof KeySource.Measured measured) {
            json.writeObjectFieldStart("measured");
            measured(json, measured);
            json.writeEndObject();
        }
        if (key.key().certificate().isPresent()) {
            json.writeObjectFieldStart("certificate");
            certificate(json, key.key().certificate().get());
            if (certifier.isPresent()) {
                Fields.text(json, "certified_by", certifier.get().key().origin());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Fields of an entry that measured a key, into an object that was begun. */
    static void measured(JsonGenerator json, KeySource.Measured measured) throws IOException {
        json.writeNumberField("entry", measured.entry());
        Fields.name(json, "keyring", measured.keyring());
        json.writeBooleanField("kernel_keyring", measured.kernelKeyring());
        json.writeStringField("coverage", Fields.lowerCase(measured.coverage()));
    }

    private static void certificate(JsonGenerator json, CertificateFacts facts) throws IOException {
        Fields.text(json, "subject", facts.subject());
        Fields.text(json, "issuer", facts.issuer());
        json.writeStringField("serial", facts.serial());
        json.writeStringField("not_before", facts.notBefore().toString());
        json.writeStringField("not_after", facts.notAfter().toString());
        Fields.hex(json, "sha256", facts.sha256());
        json.writeArrayFieldStart("notes");
        for (String note : CertificateNotes.of(facts)) {
            json.writeString(note);
        }
        json.writeEndArray();
    }
}
