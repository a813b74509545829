package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.NamespaceSurvey.BootAggregate;
import dev.imatool.examine.report.ReportHeader;
import java.io.IOException;
import java.util.List;

/** An entry among those of several inputs, as an object. */
final class PlaceJson {
    private PlaceJson() {}

    static void write(JsonGenerator json, String key, ReportHeader head, EntryPlace place) throws IOException {
        json.writeObjectFieldStart(key);
        fields(json, head, place);
        json.writeEndObject();
    }

    /** Its fields, into an object that was begun. */
    static void fields(JsonGenerator json, ReportHeader head, EntryPlace place) throws IOException {
        json.writeStringField("input", head.inputs().get(place.input()).name());
        json.writeNumberField("entry", place.entry());
        if (place.namespace().isPresent()) {
            Fields.text(json, "namespace", place.namespace().get());
        }
        Fields.name(json, "path", place.path());
        if (place.digest().isPresent()) {
            MeasuredDigest digest = place.digest().get();
            Fields.digest(json, "file_digest", digest.algorithm(), digest.digest());
        }
    }

    /** The boot_aggregates and what they say about the TPM. */
    static void bootAggregates(JsonGenerator json, ReportHeader head, List<BootAggregate> aggregates)
            throws IOException {
        json.writeArrayFieldStart("boot_aggregates");
        for (BootAggregate aggregate : aggregates) {
            json.writeStartObject();
            json.writeStringField(
                    "input", head.inputs().get(aggregate.place().input()).name());
            if (!aggregate.list().isEmpty()) {
                Fields.text(json, "list", aggregate.list());
            }
            json.writeNumberField("entry", aggregate.place().entry());
            if (aggregate.place().namespace().isPresent()) {
                Fields.text(json, "namespace", aggregate.place().namespace().get());
            }
            json.writeBooleanField("no_tpm", aggregate.zero());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
