package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.fleet.engine.EngineException;
import dev.imatool.fleet.question.FleetAsking;
import dev.imatool.fleet.question.FleetQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks SQL of the user. */
@Command(
        name = "query",
        description = {
            "Answers SQL over the tables lists, entries, findings and hosts, which docs/fleet.md describes.",
            "",
            "Beside the columns that docs/fleet.md lists, lists, entries and findings have day (YYYY-MM-DD)."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Ask a query in a file:",
            "    imatool fleet query lake/ unsigned-modules.sql --format csv",
            "",
            "  Ask a changed copy of what 'imatool fleet sql rare' prints:",
            "    imatool fleet query lake/ my-rare.sql"
        })
public final class FleetQueryCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "File with one SELECT in SQL.")
    String file = "";

    @Parameters(index = "2..*", paramLabel = "VALUE", description = "Text for each ? in it, in their order.")
    List<String> values = List.of();

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetQueryCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        String sql;
        try {
            sql = Files.readString(FleetEngineDoor.path(file));
        } catch (IOException unread) {
            throw UnreadableInputException.ofFile(file, unread);
        }
        return FleetEngineDoor.with(streams, engine -> {
            FleetQuestion question = new FleetQuestion(file, Optional.empty(), sql, List.copyOf(values));
            FleetAsking asking = new FleetAsking(engine, fleet);
            try {
                return output.ask(streams, engine, asking, question);
            } catch (EngineException unanswered) {
                throw new UsageException(file + ": " + unanswered.getMessage());
            }
        });
    }
}
