package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.CpcrReport;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.Pcr12Binding;
import dev.imatool.replay.container.Pcr12Check;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code cpcr}. */
public final class CpcrJson {
    private CpcrJson() {}

    /** Writes the whole document. */
    public static void write(CpcrReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeBooleanField("no_namespace_registered", report.noNamespaceRegistered());
            json.writeArrayFieldStart("container_pcrs");
            for (ContainerPcr pcr : report.pcrs()) {
                writePcr(json, report.head(), pcr);
            }
            writeRowsWithoutList(json, report);
            json.writeEndArray();
            writePcr12(json, report);
            if (report.boots().isPresent()) {
                BootLogJson.write(json, report.boots().get());
            }
            PlaceJson.bootAggregates(json, report.head(), report.bootAggregates());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writePcr(JsonGenerator json, ReportHeader head, ContainerPcr pcr) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", pcr.namespace());
        json.writeStringField("input", head.inputs().get(pcr.input()).name());
        if (!pcr.list().isEmpty()) {
            Fields.text(json, "list", pcr.list());
        }
        json.writeNumberField("entries", pcr.entries());
        if (pcr.value().isPresent()) {
            Fields.hex(json, "value", pcr.value().get());
        }
        if (pcr.logged().isPresent()) {
            Fields.hex(json, "expected", pcr.logged().get());
            json.writeObjectFieldStart("match");
            String found = pcr.entriesAfter() == 0 ? "at_end" : "at_entry";
            json.writeStringField("result", pcr.notReproduced() ? "none" : found);
            if (pcr.metAt().isPresent()) {
                json.writeNumberField("entry", pcr.metAt().getAsLong());
                json.writeNumberField("entries_after", pcr.entriesAfter());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeRowsWithoutList(JsonGenerator json, CpcrReport report) throws IOException {
        for (CpcrSnapshot.Row row : report.rowsWithoutList()) {
            json.writeStartObject();
            json.writeStringField("namespace", row.namespace());
            Fields.hex(json, "expected", row.value());
            json.writeEndObject();
        }
    }

    private static void writePcr12(JsonGenerator json, CpcrReport report) throws IOException {
        json.writeObjectFieldStart("pcr12");
        json.writeArrayFieldStart("checks");
        for (Pcr12Check check : report.checks()) {
            json.writeStartObject();
            Fields.hex(json, "expected", check.expected().value());
            Fields.text(json, "origin", check.expected().origin());
            json.writeNumberField("compared_bytes", check.expected().value().length());
            json.writeStringField("result", check.result().id());
            if (check.binding().isPresent()) {
                writeBinding(json, check.binding().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("candidates");
        for (Pcr12Binding candidate : report.candidates()) {
            json.writeStartObject();
            writeBinding(json, candidate);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (report.sequential().isPresent()) {
            json.writeObjectFieldStart("sequential");
            Fields.hex(json, "value", report.sequential().get());
            json.writeBooleanField("single_list", report.sequentialCertain());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeBinding(JsonGenerator json, Pcr12Binding binding) throws IOException {
        json.writeNumberField("generation", binding.generation().number());
        json.writeStringField("history_source", binding.historySource().id());
        Fields.hex(json, "history", binding.history());
        Fields.hex(json, "value", binding.value());
    }
}
