package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The document of a command that gave no report. */
public final class ErrorJson {
    private ErrorJson() {}

    /**
     * Writes the whole document.
     *
     * @param arguments the command line as given
     * @param message what went wrong; safe to print
     * @param hint what to do about it
     * @param line whether it is one line, as everything else in this output is
     */
    public static void write(
            List<String> arguments,
            String message,
            Optional<String> hint,
            ExitCode exit,
            boolean line,
            OutputStream out)
            throws IOException {
        try (JsonGenerator json = line ? JsonDocument.lines(out) : JsonDocument.pretty(out)) {
            json.writeStartObject();
            json.writeStringField("schema", Tool.NAME + ".error/1");
            HeadJson.tool(json);
            HeadJson.command(json, arguments);
            json.writeStringField("message", message);
            Fields.optional(json, "hint", hint);
            json.writeNumberField("exit", exit.status());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
