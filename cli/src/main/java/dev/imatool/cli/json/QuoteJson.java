package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.quote.QuoteRound;
import dev.imatool.model.Entry;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.KeyName;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuotedPcr;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The document of {@code quote}. */
public final class QuoteJson {
    private QuoteJson() {}

    /** Writes the whole document. */
    public static void write(QuoteReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            checks(json, report.proof());
            coverage(json, report);
            rounds(json, report);
            Fields.templateDigests(json, report.templateDigests());
            Optional<Attestation> attestation = report.evidence().attestation();
            if (attestation.isPresent()) {
                attestation(json, attestation.get());
            }
            if (report.evidence().key().isPresent()) {
                key(json, report.evidence().key().get(), report);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Every step, into the object that was begun. */
    static void checks(JsonGenerator json, QuoteProof proof) throws IOException {
        json.writeObjectFieldStart("checks");
        for (Map.Entry<String, QuoteCheck> step : proof.steps().entrySet()) {
            json.writeObjectFieldStart(step.getKey());
            json.writeStringField("result", step.getValue().result().id());
            Fields.text(json, "detail", step.getValue().detail());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void coverage(JsonGenerator json, QuoteReport report) throws IOException {
        Optional<CoveredPrefix> coverage = report.proof().coverage();
        boolean vouched = report.proof().checks().vouched();
        json.writeObjectFieldStart("covered");
        json.writeNumberField(
                "entry", vouched ? coverage.map(CoveredPrefix::entry).orElse(0L) : 0);
        json.writeNumberField("of", report.head().inputs().get(0).entries());
        json.writeNumberField(
                "proven", vouched ? coverage.map(CoveredPrefix::proven).orElse(0L) : 0);
        json.writeNumberField(
                "unproven", vouched ? coverage.map(CoveredPrefix::unproven).orElse(0L) : 0);
        json.writeNumberField(
                "violations", vouched ? coverage.map(CoveredPrefix::violations).orElse(0L) : 0);
        json.writeEndObject();
        json.writeStringField("freshness", report.freshness().id());
        if (coverage.isEmpty()) {
            return;
        }
        if (coverage.get().elsewhere() > 0) {
            Fields.text(json, "list", coverage.get().list());
            json.writeNumberField("first_entry", coverage.get().first());
            json.writeNumberField("elsewhere", coverage.get().elsewhere());
        }
        if (coverage.get().found()) {
            json.writeNumberField("not_quoted", coverage.get().notQuoted());
            behind(json, coverage.get());
        }
        json.writeArrayFieldStart("pcrs");
        for (QuotedPcr pcr : coverage.get().pcrs()) {
            pcr(json, pcr);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("missing");
        for (Slot slot : coverage.get().missing()) {
            json.writeString(slot.toString());
        }
        json.writeEndArray();
    }

    private static void rounds(JsonGenerator json, QuoteReport report) throws IOException {
        if (report.rounds().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("rounds");
        for (QuoteRound round : report.rounds()) {
            json.writeStartObject();
            Fields.text(json, "path", round.document());
            json.writeNumberField("entries", round.entries());
            if (round.first() > 0 && round.entries() > 0) {
                json.writeNumberField("first_entry", round.first());
            }
            json.writeStringField("verdict", round.verdict().id());
            json.writeNumberField("covered_entry", round.covered());
            json.writeStringField("freshness", round.freshness().id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void behind(JsonGenerator json, CoveredPrefix coverage) throws IOException {
        json.writeObjectFieldStart("behind");
        json.writeNumberField("entries", coverage.behind());
        json.writeArrayFieldStart("first");
        for (Entry entry : coverage.firstBehind()) {
            json.writeStartObject();
            entry(json, entry);
        }
        json.writeEndArray();
        if (coverage.lastBehind().isPresent()) {
            json.writeObjectFieldStart("last");
            entry(json, coverage.lastBehind().get());
        }
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, Entry entry) throws IOException {
        json.writeNumberField("entry", entry.number());
        Fields.name(json, "path", entry.name().path());
        json.writeEndObject();
    }

    private static void pcr(JsonGenerator json, QuotedPcr pcr) throws IOException {
        json.writeStartObject();
        json.writeStringField("bank", pcr.slot().bank());
        json.writeNumberField("pcr", pcr.slot().pcr());
        json.writeStringField("state", pcr.state().id());
        if (pcr.value().isPresent()) {
            Fields.hex(json, "value", pcr.value().get());
        }
        if (pcr.entry().isPresent()) {
            json.writeNumberField("entry", pcr.entry().getAsLong());
        }
        if (pcr.start().isPresent()) {
            Fields.hex(json, "start", pcr.start().get());
        }
        Fields.optional(json, "scheme", pcr.scheme().map(Scheme::id));
        json.writeEndObject();
    }

    private static void attestation(JsonGenerator json, Attestation attestation) throws IOException {
        json.writeObjectFieldStart("quote");
        json.writeStringField("type", Fields.lowerCase(attestation.type()));
        Fields.hex(json, "nonce", attestation.extraData());
        Fields.hex(json, "qualified_signer", attestation.qualifiedSigner());
        if (attestation.quote().isPresent()) {
            json.writeStringField(
                    "pcr_selection", attestation.quote().get().selection().toString());
            Fields.hex(json, "pcr_digest", attestation.quote().get().digest());
        }
        json.writeEndObject();
        clock(json, attestation.clock());
        json.writeStringField("firmware_version", String.format(Locale.ROOT, "%016x", attestation.firmwareVersion()));
    }

    /** The clock of a TPM, into the object that was begun. */
    static void clock(JsonGenerator json, TpmClock clock) throws IOException {
        json.writeObjectFieldStart("clock");
        json.writeNumberField("clock", unsigned(clock.clock()));
        json.writeNumberField("reset_count", clock.resetCount());
        json.writeNumberField("restart_count", clock.restartCount());
        json.writeBooleanField("safe", clock.safe());
        json.writeEndObject();
    }

    /** A number of 64 bits without a sign. */
    static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    private static void key(JsonGenerator json, PublicKeyInfo key, QuoteReport report) throws IOException {
        json.writeObjectFieldStart("key");
        Fields.text(json, "file", key.origin());
        json.writeBooleanField("vouched_for", report.evidence().keyVouchedFor());
        Fields.text(json, "algorithm", key.algorithm());
        if (key.tpm().isPresent()) {
            TpmKeyFacts facts = key.tpm().get();
            json.writeObjectFieldStart("attributes");
            json.writeBooleanField("restricted", facts.restricted());
            json.writeBooleanField("sign", facts.sign());
            json.writeBooleanField("decrypt", facts.decrypt());
            json.writeBooleanField("fixed_tpm", facts.fixedTpm());
            json.writeBooleanField("fixed_parent", facts.fixedParent());
            json.writeBooleanField("sensitive_data_origin", facts.sensitiveDataOrigin());
            json.writeEndObject();
        }
        if (report.signer().name().isPresent()) {
            Fields.hex(json, "name", report.signer().name().get());
        }
        json.writeStringField("qualified_signer", report.signer().primaryIn().isPresent() ? "matches" : "unknown");
        Fields.optional(
                json,
                "primary_in",
                report.signer().primaryIn().map(KeyName.Hierarchy::name).map(name -> name.toLowerCase(Locale.ROOT)));
        if (key.certificate().isPresent()) {
            certificate(json, key.certificate().get());
        }
        json.writeEndObject();
    }

    private static void certificate(JsonGenerator json, CertificateFacts certificate) throws IOException {
        json.writeObjectFieldStart("certificate");
        Fields.text(json, "subject", certificate.subject());
        Fields.text(json, "issuer", certificate.issuer());
        json.writeStringField("serial", certificate.serial());
        json.writeStringField("not_before", certificate.notBefore().toString());
        json.writeStringField("not_after", certificate.notAfter().toString());
        json.writeBooleanField("self_issued", certificate.subject().equals(certificate.issuer()));
        json.writeEndObject();
    }
}
