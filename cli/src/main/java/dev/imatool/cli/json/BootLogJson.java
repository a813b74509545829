package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.replay.container.BootLogReplay;
import java.io.IOException;

/** The boot log as an object. */
final class BootLogJson {
    private BootLogJson() {}

    static void write(JsonGenerator json, BootLogReplay replay) throws IOException {
        json.writeObjectFieldStart("boot_log");
        json.writeNumberField("boots", replay.boots().size());
        json.writeArrayFieldStart("mismatching");
        for (BootLogReplay.Mismatch mismatch : replay.mismatching()) {
            ContainerBoot boot = mismatch.boot();
            json.writeStartObject();
            json.writeNumberField("line", boot.line());
            Fields.name(json, "text", boot.text());
            Fields.hex(json, "logged", boot.digest());
            Fields.hex(json, "computed", mismatch.computed());
            json.writeEndObject();
        }
        json.writeEndArray();
        Fields.hex(json, "pcr11", replay.value());
        json.writeArrayFieldStart("checks");
        for (BootLogReplay.Check check : replay.checks()) {
            json.writeStartObject();
            Fields.hex(json, "expected", check.expected().value());
            Fields.text(json, "origin", check.expected().origin());
            String met = check.linesAfter() == 0 ? "at_end" : "at_line";
            json.writeStringField("result", check.line().isEmpty() ? "none" : met);
            if (check.line().isPresent()) {
                json.writeNumberField("line", check.line().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
