package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.EntrySink;
import dev.imatool.cli.report.ShowReport;
import dev.imatool.cli.report.ShowReport.TemplateCount;
import dev.imatool.cli.report.ShownEntry;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code show}: begun with what is known of the whole list, then fed with entries. */
public final class ShowJson implements EntrySink {
    private final JsonGenerator json;

    /** Writes everything that stands before the entries. */
    public ShowJson(OutputStream out, ShowReport report) throws IOException {
        json = JsonDocument.pretty(out);
        json.writeStartObject();
        HeadJson.write(json, report);
        Fields.templateDigests(json, report.templateDigests());
        json.writeArrayFieldStart("templates");
        for (TemplateCount count : report.templates()) {
            json.writeStartObject();
            Fields.text(json, "name", count.name());
            json.writeNumberField("entries", count.entries());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("shown", report.shown());
        json.writeArrayFieldStart("entries");
    }

    @Override
    public void entry(ShownEntry entry) throws IOException {
        EntryJson.write(json, entry);
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
