package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.ExplainReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.TrialRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The document of {@code explain}. */
public final class ExplainJson {
    private ExplainJson() {}

    /** Writes the whole document. */
    public static void write(ExplainReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeNumberField("effort", report.effort());
            explanations(json, "explanations", report.explanations().explained());
            explanations(json, "reproduced", report.explanations().reproduced());
            json.writeArrayFieldStart("not_explained");
            for (NotExplained one : report.explanations().notExplained()) {
                json.writeStartObject();
                expected(json, one.expected());
                json.writeStringField("sentence", Printable.ofText(one.sentence()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("undecided");
            for (var undecided : report.explanations().undecided()) {
                UndecidedJson.write(json, undecided);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tried");
            for (TrialRecord tried : report.explanations().tried()) {
                write(json, tried);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void expected(JsonGenerator json, ExpectedPcr expected) throws IOException {
        Fields.text(json, "bank", expected.bank());
        json.writeNumberField("pcr", expected.pcr());
        Fields.hex(json, "expected", expected.value());
        json.writeStringField("origin", expected.origin());
    }

    private static void explanations(JsonGenerator json, String key, List<Explanation> explanations)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (Explanation one : explanations) {
            json.writeStartObject();
            if (!one.list().isEmpty()) {
                Fields.text(json, "list", one.list());
            }
            expected(json, one.expected());
            json.writeStringField("kind", one.kind().id());
            if (!one.also().isEmpty()) {
                json.writeArrayFieldStart("also");
                for (Explanation.Kind kind : one.also()) {
                    json.writeString(kind.id());
                }
                json.writeEndArray();
            }
            json.writeBooleanField("harmless", one.harmless());
            json.writeStringField("sentence", Printable.ofText(one.sentence()));
            Fields.hex(json, "value", one.expected().value());
            json.writeArrayFieldStart("steps");
            for (Step step : one.steps()) {
                write(json, step);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Step step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("position", step.position());
        json.writeStringField("what", step.what().id());
        if (step.firstEntry().isPresent()) {
            json.writeNumberField("first_entry", step.firstEntry().getAsLong());
            json.writeNumberField("last_entry", step.lastEntry().orElseThrow());
        }
        if (step.digest().isPresent()) {
            Fields.hex(json, "digest", step.digest().get());
        }
        if (step.name().isPresent()) {
            Fields.name(json, "event_name", step.name().get());
        }
        if (!step.wording().isEmpty()) {
            Fields.text(json, "wording", step.wording());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, TrialRecord tried) throws IOException {
        json.writeStartObject();
        Fields.text(json, "bank", tried.expected().bank());
        json.writeNumberField("pcr", tried.expected().pcr());
        json.writeStringField("hypothesis", tried.hypothesis());
        json.writeStringField("sentence", tried.wording());
        json.writeBooleanField("found", tried.found());
        json.writeNumberField("extends", tried.extended());
        json.writeArrayFieldStart("cuts");
        for (String cut : tried.cuts()) {
            json.writeString(cut);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
