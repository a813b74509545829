package dev.imatool.cli.command;

import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.render.ReportDocuments;
import dev.imatool.render.declare.Document;
import dev.imatool.render.schema.SchemaWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of a command's document. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a report.",
            "",
            "It describes (in draft 2020-12) the document that the command writes with --format json; allowlist is the"
                    + " file that learn -o writes, replay-line a line of replay --format ndjson, error what a command writes in"
                    + " place of a report that it cannot give."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which fields does a replay have?",
            "    imatool schema replay",
            "",
            "  Check a stored report:",
            "    imatool schema diff > diff.schema.json",
            "    check-jsonschema --schemafile diff.schema.json report.json"
        })
public final class SchemaCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "COMMAND",
            completionCandidates = Documents.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    String command = "";

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public SchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Document<?> document = ReportDocuments.named(CommandNames.of(command).orElse(command))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + command + "' is not one of " + String.join(", ", CommandNames.documents())));
        try {
            SchemaWriter.write(document, streams.out());
            streams.out().flush();
        } catch (ReportStream.Closed nobodyReads) {
            return ExitCode.OK.status();
        }
        return ExitCode.OK.status();
    }

    static final class Documents implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CommandNames.documents().iterator();
        }
    }
}
