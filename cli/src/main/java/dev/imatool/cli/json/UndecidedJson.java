package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.io.IOException;

/** Expected values that decide nothing, as objects. */
final class UndecidedJson {
    private UndecidedJson() {}

    static void write(JsonGenerator json, UndecidedPcr undecided) throws IOException {
        json.writeStartObject();
        fields(json, undecided);
        json.writeEndObject();
    }

    /** Into the object that was begun. */
    static void fields(JsonGenerator json, UndecidedPcr undecided) throws IOException {
        ExpectedPcr expected = undecided.expected();
        Fields.text(json, "bank", expected.bank());
        json.writeNumberField("pcr", expected.pcr());
        Fields.hex(json, "expected", expected.value());
        json.writeStringField("origin", expected.origin());
        json.writeStringField("reason", undecided.reason().id());
    }
}
