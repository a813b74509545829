package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.report.Finding;
import dev.imatool.render.shared.BootAggregatePhrases;
import dev.imatool.replay.bootaggregate.BootAggregate;
import dev.imatool.replay.bootaggregate.BootAggregateReason;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.eventlog.LogAssumption;
import java.io.IOException;

/** The boot_aggregates of a list and what they are the hash of. */
final class BootAggregateJson {
    private BootAggregateJson() {}

    static void write(JsonGenerator json, BootAggregates aggregates) throws IOException {
        json.writeArrayFieldStart("boot_aggregates");
        for (BootAggregateResult result : aggregates.results()) {
            write(json, result);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, BootAggregateResult result) throws IOException {
        json.writeStartObject();
        entry(json, result.aggregate());
        if (result.range().isPresent()) {
            json.writeStringField("pcrs", result.range().get().toString());
        }
        json.writeStringField("result", result.result().id());
        Fields.hex(json, "logged", result.aggregate().digest());
        if (result.computed().isPresent()) {
            Fields.hex(json, "computed", result.computed().get());
        }
        Fields.optional(json, "from", result.from().map(BootAggregateResult.Origin::id));
        Fields.optional(json, "pcr_8_9_from", result.upperFrom().map(BootAggregateResult.Origin::id));
        if (result.assumption().isPresent()) {
            assumption(json, result.assumption().get());
        }
        if (!result.reasons().isEmpty()) {
            json.writeArrayFieldStart("reasons");
            for (BootAggregateReason reason : result.reasons()) {
                json.writeStartObject();
                json.writeStringField("kind", reason.id());
                json.writeStringField("sentence", BootAggregatePhrases.of(reason));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static void writeFinding(JsonGenerator json, Finding.BootAggregateNotReproduced finding) throws IOException {
        json.writeStringField("input", finding.input());
        entry(json, finding.result().aggregate());
        Fields.hex(json, "logged", finding.result().aggregate().digest());
        if (finding.result().computed().isPresent()) {
            Fields.hex(json, "computed", finding.result().computed().get());
        }
    }

    static void assumption(JsonGenerator json, LogAssumption assumption) throws IOException {
        json.writeObjectFieldStart("assumed");
        if (!assumption.localityStated()) {
            json.writeNumberField("startup_locality", assumption.locality());
        }
        if (assumption.exitEventsMissing()) {
            json.writeBooleanField("exit_boot_services_missing", true);
        }
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, BootAggregate aggregate) throws IOException {
        if (!aggregate.list().isEmpty()) {
            Fields.text(json, "list", aggregate.list());
        }
        json.writeNumberField("entry", aggregate.entry());
        Fields.location(json, aggregate.location());
        Fields.text(json, "algorithm", aggregate.algorithmName());
    }
}
