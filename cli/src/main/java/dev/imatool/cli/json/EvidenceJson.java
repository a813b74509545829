package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.lists.EvidenceCopy;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.examine.evidence.lists.KernelCount;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.KeyTrust;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.LogMatch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
        Fields.text(json, "host", each.host());
        Fields.text(json, "list", each.list().name());
        json.writeNumberField("entries", each.list().entries());
        json.writeStringField("verdict", each.verdict().id());
        quoteCoverage(json, "vouching", each.quoteCoverage());
        if (each.fitting().isPresent()) {
            quoteCoverage(json, "key_not_vouched_for", each.fitting().get());
        }
        if (each.newer().isPresent()) {
            json.writeObjectFieldStart("older_copy_of");
            Fields.text(json, "list", each.newer().get().newer());
            json.writeNumberField("entries", each.newer().get().entries());
            json.writeEndObject();
        }
        Fields.templateDigests(json, each.templateDigests());
        BootAggregateJson.write(json, each.bootAggregates());
        json.writeArrayFieldStart("quotes");
        for (EvidenceQuote quote : each.quotes()) {
            quote(json, quote);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("intervals");
        for (QuoteInterval interval : each.intervals()) {
            interval(json, interval);
        }
        json.writeEndArray();
        if (each.firmware().isPresent()) {
            firmware(json, each.firmware().get());
        }
        json.writeArrayFieldStart("pcrs");
        for (EvidencePcr pcr : each.pcrs().orElse(List.of())) {
            pcr(json, pcr);
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
            json.writeNumberField("entries_unproven", copy.unproven());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (each.kernelCount().isPresent()) {
            KernelCount count = each.kernelCount().get();
            json.writeNumberField("kernel_count", count.counted());
            Fields.text(json, "kernel_count_path", count.path());
            json.writeNumberField("counted_entries", count.entries());
            json.writeBooleanField("list_shorter_than_count", count.listShorter());
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

    private static void quoteCoverage(JsonGenerator json, String name, QuoteCoverage quoteCoverage) throws IOException {
        json.writeObjectFieldStart(name);
        Fields.nullable(json, "quote", quoteCoverage.quote());
        Fields.optional(json, "through", quoteCoverage.newer());
        json.writeNumberField("last_covered_entry", quoteCoverage.last());
        json.writeNumberField("covered_by_quote", quoteCoverage.covered());
        json.writeNumberField("violations", quoteCoverage.violations());
        json.writeNumberField("after_quote", quoteCoverage.after());
        json.writeNumberField("never_vouched_for", quoteCoverage.never());
        json.writeNumberField("contents_unproven", quoteCoverage.unproven());
        json.writeEndObject();
    }

    private static void quote(JsonGenerator json, EvidenceQuote quote) throws IOException {
        json.writeStartObject();
        Fields.text(json, "message", quote.message());
        Fields.optional(json, "signature", quote.signature());
        Fields.optional(json, "key", quote.key());
        Fields.optional(json, "key_trust", quote.trust().map(KeyTrust::id));
        json.writeBooleanField(
                "key_from_evidence",
                quote.trust().filter(KeyTrust.GIVEN::equals).isEmpty());
        json.writeBooleanField("nonce_from_evidence", quote.nonceFound().isPresent());
        json.writeBooleanField("made_by_tpm", quote.madeByTpm());
        json.writeStringField("verdict", quote.proof().verdict().id());
        if (quote.newer().isPresent()) {
            json.writeObjectFieldStart("covers_newer_list");
            Fields.text(json, "list", quote.newer().get().list());
            json.writeNumberField("entry", quote.newer().get().entry());
            json.writeEndObject();
        }
        QuoteJson.checks(json, quote.proof());
        if (quote.clock().isPresent()) {
            QuoteJson.clock(json, quote.clock().get());
        }
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, QuoteInterval interval) throws IOException {
        json.writeStartObject();
        json.writeNumberField("first_entry", interval.first());
        json.writeNumberField("last_entry", interval.last());
        Fields.text(json, "after_quote", interval.after());
        Fields.text(json, "before_quote", interval.before());
        json.writeNumberField("after_clock", QuoteJson.unsigned(interval.afterClock()));
        json.writeNumberField("before_clock", QuoteJson.unsigned(interval.beforeClock()));
        json.writeEndObject();
    }

    private static void firmware(JsonGenerator json, FirmwareLog log) throws IOException {
        json.writeObjectFieldStart("event_log");
        Fields.text(json, "path", log.path());
        json.writeArrayFieldStart("pcrs");
        for (ComparedPcr row : log.pcrs()) {
            LogMatch match = row.match().orElseThrow();
            json.writeStartObject();
            Fields.text(json, "bank", row.pcr().bank().name());
            json.writeNumberField("pcr", row.pcr().pcr());
            if (log.registers() == EventRegisters.RTMR) {
                json.writeStringField("register", log.registers().name(row.pcr().pcr()));
            }
            Fields.hex(json, "expected", match.expected().value());
            json.writeStringField("origin", match.expected().origin());
            json.writeStringField("result", match.result().id());
            Fields.optional(json, "reason", match.reason().map(LogMatch.Reason::id));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void pcr(JsonGenerator json, EvidencePcr pcr) throws IOException {
        json.writeStartObject();
        Fields.text(json, "bank", pcr.expected().bank());
        json.writeNumberField("pcr", pcr.expected().pcr());
        Fields.hex(json, "expected", pcr.expected().value());
        json.writeStringField("origin", pcr.expected().origin());
        json.writeStringField("result", pcr.outcome().id());
        if (pcr.entry().isPresent()) {
            json.writeNumberField("entry", pcr.entry().getAsLong());
        }
        Fields.optional(json, "newer_list", pcr.newer());
        json.writeEndObject();
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
