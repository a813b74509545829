package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what is wrong with lists. */
@Command(
        name = "verdicts",
        description = {
            "Lists hosts whose lists are damaged, altered, or do not fit their PCR values and quotes.",
            "",
            "That a host has no quote is no row: the first line counts such hosts. Ends with 1 where there are rows."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which hosts do not prove their lists?",
            "    imatool fleet verdicts lake/",
            "",
            "  How often is which thing wrong?",
            "    imatool fleet verdicts lake/ --format ndjson | jq -r .kind | sort"
        })
public final class FleetVerdictsCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetVerdictsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return output.ask(streams, fleet, NamedQuery.VERDICTS, List.of());
    }
}
