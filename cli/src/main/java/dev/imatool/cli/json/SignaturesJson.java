package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.signature.SignatureSink;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The document of {@code signatures}: begun with what is known of the whole list, then fed with entries. */
public final class SignaturesJson implements SignatureSink {
    private final JsonGenerator json;

    /** Writes everything that stands before the entries. */
    public SignaturesJson(OutputStream out, SignaturesReport report) throws IOException {
        json = JsonDocument.pretty(out);
        json.writeStartObject();
        HeadJson.write(json, report);
        Fields.templateDigests(json, report.templateDigests());
        json.writeObjectFieldStart("summary");
        for (SignatureVerdict verdict : SignatureVerdict.values()) {
            json.writeNumberField(verdict.id(), report.counts().of(verdict));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("by_measured_keys");
        json.writeNumberField("covered", report.byMeasuredKeys().covered());
        json.writeNumberField("not_proven", report.byMeasuredKeys().notProven());
        json.writeNumberField("measured_later", report.byMeasuredKeys().later());
        json.writeEndObject();
        json.writeObjectFieldStart("key_files");
        json.writeNumberField("with_keys", report.keys().files());
        json.writeNumberField("skipped", report.keys().skipped());
        json.writeEndObject();
        json.writeArrayFieldStart("keys");
        for (SigningKey key : report.keys().all()) {
            SigningKeyJson.write(
                    json,
                    key,
                    report.keys().good().getOrDefault(key, 0L),
                    report.keys().certifier(key));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unknown_keys");
        for (Map.Entry<ByteString, Long> unknown : report.keys().unknown().entrySet()) {
            json.writeStartObject();
            Fields.hex(json, "key_id", unknown.getKey());
            json.writeNumberField("entries", unknown.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("signatures");
    }

    @Override
    public void entry(EntrySignatures entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entry", entry.entry());
        Fields.location(json, entry.location());
        Fields.text(json, "template", entry.template());
        if (entry.namespace().isPresent()) {
            Fields.text(json, "namespace", entry.namespace().get());
        }
        Fields.name(json, "path", entry.path());
        json.writeStringField("result", entry.verdict().id());
        if (entry.deciding().isPresent()) {
            write(entry.deciding().get());
        }
        if (entry.checks().size() > 1) {
            json.writeArrayFieldStart("checks");
            for (SignatureCheck check : entry.checks()) {
                json.writeStartObject();
                json.writeStringField("result", check.verdict().id());
                write(check);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(SignatureCheck check) throws IOException {
        Fields.text(json, "field", check.field().name());
        json.writeStringField("kind", check.kind().id());
        if (check.version().isPresent()) {
            json.writeNumberField("version", check.version().getAsInt());
        }
        Fields.optional(json, "key_id", check.keyId().map(ByteString::hex));
        Fields.optional(json, "algorithm", check.algorithm());
        if (check.key().isPresent()) {
            write("key", check.key().get());
        }
        if (check.notTrusted().isPresent()) {
            write("not_trusted", check.notTrusted().get());
        }
        if (!check.detail().isEmpty()) {
            json.writeStringField("detail", check.detail());
        }
    }

    private void write(String name, SigningKey key) throws IOException {
        Fields.text(json, name, key.key().origin());
        if (key.key().certificate().isPresent()) {
            CertificateFacts facts = key.key().certificate().get();
            Fields.text(json, name + "_subject", facts.subject());
        }
        if (key.source() instanceof KeySource.Measured measured) {
            json.writeObjectFieldStart(name + "_measured");
            SigningKeyJson.measured(json, measured);
            json.writeEndObject();
        }
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
