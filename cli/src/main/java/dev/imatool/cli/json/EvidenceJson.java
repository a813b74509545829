package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceCopy;
import dev.imatool.examine.evidence.EvidenceQuote;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.Vouching;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The document of {@code verify --evidence}: that of {@code verify}, with the evidence and a case for each list. */
public final class EvidenceJson {
    private EvidenceJson() {}

    /** Writes the whole document. */
    public static void write(EvidenceReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeObjectFieldStart("evidence");
            Fields.text(json, "path", report.evidence());
            json.writeNumberField("files", report.members());
            EvidencePartsJson.write(json, report);
            json.writeEndObject();
            json.writeArrayFieldStart("cases");
            for (EvidenceCase each : report.cases()) {
                write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, EvidenceCase each) throws IOException {
        json.writeStartObject();
        Fields.text(json, "list", each.list().name());
        json.writeNumberField("entries", each.list().entries());
        vouching(json, each.vouching());
        Fields.templateDigests(json, each.templateDigests());
        BootAggregateJson.write(json, each.bootAggregates());
        json.writeArrayFieldStart("quotes");
        for (EvidenceQuote quote : each.quotes()) {
            quote(json, quote);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pcrs");
        if (each.pcrs().isPresent()) {
            pcrs(json, each.pcrs().get());
        }
        json.writeEndArray();
        if (each.signatures().isPresent()) {
            signatures(json, each.signatures().get(), each.signingKeysFound());
        }
        json.writeArrayFieldStart("copies");
        for (EvidenceCopy copy : each.copies()) {
            json.writeStartObject();
            Fields.text(json, "path", copy.input());
            VerifyJson.copyFields(json, copy.result());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (each.kernelCount().isPresent()) {
            json.writeNumberField("kernel_count", each.kernelCount().getAsLong());
        }
        json.writeArrayFieldStart("collect_next");
        for (CollectNext next : each.collect()) {
            json.writeStartObject();
            json.writeStringField("kind", next.id());
            json.writeStringField("sentence", next.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void vouching(JsonGenerator json, Vouching vouching) throws IOException {
        json.writeObjectFieldStart("vouching");
        Fields.nullable(json, "quote", vouching.quote());
        json.writeNumberField("last_covered_entry", vouching.last());
        json.writeNumberField("covered_by_quote", vouching.covered());
        json.writeNumberField("after_quote", vouching.after());
        json.writeNumberField("never_vouched_for", vouching.never());
        json.writeEndObject();
    }

    private static void quote(JsonGenerator json, EvidenceQuote quote) throws IOException {
        json.writeStartObject();
        Fields.text(json, "message", quote.message());
        Fields.optional(json, "signature", quote.signature());
        Fields.optional(json, "key", quote.key());
        json.writeBooleanField("key_from_evidence", quote.keyFromEvidence());
        json.writeBooleanField("nonce_from_evidence", quote.nonceFromEvidence());
        json.writeStringField("verdict", quote.proof().verdict().id());
        QuoteJson.checks(json, quote.proof());
        json.writeEndObject();
    }

    private static void pcrs(JsonGenerator json, ReplayResult result) throws IOException {
        for (ReplayedPcr row : result.pcrs()) {
            Optional<PcrMatch> match = row.match();
            if (match.isPresent()) {
                json.writeStartObject();
                json.writeStringField("bank", row.bank().toString());
                json.writeNumberField("pcr", row.pcr());
                Fields.hex(json, "expected", match.get().expected().value());
                json.writeStringField("result", Fields.lowerCase(match.get().result()));
                if (match.get().entry().isPresent()) {
                    json.writeNumberField("entry", match.get().entry().getAsLong());
                }
                json.writeEndObject();
            }
        }
    }

    private static void signatures(JsonGenerator json, SignatureCounts counts, boolean keysFound) throws IOException {
        json.writeObjectFieldStart("signatures");
        for (SignatureVerdict verdict : SignatureVerdict.values()) {
            if (verdict != SignatureVerdict.NOT_APPLICABLE) {
                json.writeNumberField(verdict.id(), counts.of(verdict));
            }
        }
        json.writeBooleanField("keys_from_evidence", keysFound);
        json.writeEndObject();
    }
}
