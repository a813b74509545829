package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.ViolationStyle;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code replay}. */
public final class ReplayJson {
    private ReplayJson() {}

    /** Writes the whole document. */
    public static void write(ReplayReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeNumberField("entries_without_pcr", report.replay().entriesWithoutPcr());
            json.writeArrayFieldStart("pcrs");
            for (ReplayedPcr row : report.replay().pcrs()) {
                writeRow(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("undecided");
            for (UndecidedPcr undecided : report.replay().undecided()) {
                UndecidedJson.write(json, undecided);
            }
            json.writeEndArray();
            BootAggregateJson.write(json, report.bootAggregates());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Writes one PCR. */
    static void writeRow(JsonGenerator json, ReplayedPcr row) throws IOException {
        json.writeStartObject();
        if (!row.list().isEmpty()) {
            Fields.text(json, "list", row.list());
        }
        json.writeStringField("bank", row.bank().toString());
        json.writeNumberField("pcr", row.pcr());
        json.writeStringField("scheme", row.scheme().id());
        if (row.value().isPresent()) {
            Fields.hex(json, "value", row.value().get());
        }
        json.writeNumberField("entries", row.entries());
        json.writeNumberField("violations", row.violations());
        Fields.optional(json, "violation_style", row.violationStyle().map(ViolationStyle::id));
        if (row.otherStyleValue().isPresent()) {
            Fields.hex(json, "other_style_value", row.otherStyleValue().get());
        }
        if (row.loggedDigestsUsed() > 0) {
            json.writeNumberField("logged_digests_used", row.loggedDigestsUsed());
        }
        if (row.brokenAt().isPresent()) {
            json.writeNumberField("broken_at", row.brokenAt().getAsLong());
        }
        if (row.beginning() != ListBeginning.BOOT_AGGREGATE) {
            json.writeStringField("begins", row.beginning().id());
        }
        if (row.start().isPresent()) {
            Fields.hex(json, "start", row.start().get());
        }
        if (row.match().isPresent()) {
            writeMatch(json, row.match().get());
        }
        json.writeEndObject();
    }

    private static void writeMatch(JsonGenerator json, PcrMatch match) throws IOException {
        Fields.hex(json, "expected", match.expected().value());
        json.writeStringField("origin", match.expected().origin());
        json.writeObjectFieldStart("match");
        json.writeStringField("result", match.result().id());
        if (match.entry().isPresent()) {
            json.writeNumberField("entry", match.entry().getAsLong());
            json.writeNumberField("entries_after", match.entriesAfter());
        }
        json.writeEndObject();
    }
}
