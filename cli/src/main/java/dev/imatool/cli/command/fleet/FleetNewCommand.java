package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.FleetAsking;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is new. */
@Command(
        name = "new",
        description = {
            "Lists contents, each under its path, that no host of the fleet had measured before a day. Ends with 1 where there are any."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What is new since the newest day began?",
            "    imatool fleet new lake/",
            "",
            "  What has come since the first of the month?",
            "    imatool fleet new lake/ --since 2026-11-01 --format csv"
        })
public final class FleetNewCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "First seen on this day or later (YYYY-MM-DD). Default: the newest day of the fleet.")
    Optional<String> since = Optional.empty();

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetNewCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> day = FleetDays.optional("--since", since);
        return FleetEngineDoor.with(streams, engine -> {
            FleetAsking asking = new FleetAsking(engine, fleet);
            String from = day.isPresent() ? day.get() : asking.newestDay().orElse("");
            return output.ask(streams, engine, asking, FleetOutput.named(NamedQuery.NEW, List.of(from)));
        });
    }
}
