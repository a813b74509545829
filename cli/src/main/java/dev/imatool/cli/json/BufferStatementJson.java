package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.model.ByteString;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.buffer.BufferStatement;
import dev.imatool.replay.buffer.BufferStatement.Check;
import java.io.IOException;

/** What measured buffers say about the entries around them, as objects. */
final class BufferStatementJson {
    private BufferStatementJson() {}

    static void write(JsonGenerator json, BufferFindings buffers, String input) throws IOException {
        json.writeStartObject();
        json.writeStringField("input", input);
        json.writeNumberField("buffers", buffers.buffers());
        json.writeNumberField("keys", buffers.keys());
        json.writeArrayFieldStart("statements");
        for (BufferStatement statement : buffers.statements()) {
            write(json, statement);
        }
        json.writeEndArray();
        if (buffers.omitted() > 0) {
            json.writeNumberField("statements_omitted", buffers.omitted());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, BufferStatement statement) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entry", statement.entry());
        Fields.name(json, "path", statement.path());
        json.writeStringField("check", statement.check().id());
        json.writeStringField("result", statement.result().id());
        if (statement.subject().isPresent()) {
            ByteString subject = statement.subject().get();
            if (statement.check() == Check.KEY_ID) {
                Fields.hex(json, "subject", subject);
            } else {
                Fields.name(json, "subject", subject);
            }
        }
        Fields.optional(json, "logged", statement.logged());
        if (statement.counted().isPresent()) {
            json.writeNumberField("counted", statement.counted().getAsLong());
        }
        if (statement.other().isPresent()) {
            json.writeNumberField("other_entry", statement.other().getAsLong());
        }
        json.writeEndObject();
    }
}
