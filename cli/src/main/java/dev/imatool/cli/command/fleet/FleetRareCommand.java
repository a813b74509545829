package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists contents that few hosts have. */
@Command(
        name = "rare",
        description = {
            "Lists contents that few hosts of the fleet have measured.",
            "",
            "Files that every host makes for itself are rare, too: --group and the columns path and paths tell them apart."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What is on one host alone?",
            "    imatool fleet rare lake/ --at-most 1",
            "",
            "  What is rare among hosts that ought to be alike?",
            "    imatool fleet rare lake/ --group web --format csv"
        })
public final class FleetRareCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Option(names = "--at-most", paramLabel = "N", description = "On so many hosts at most. Default: 3.")
    long atMost = 3;

    @Option(names = "--group", paramLabel = "GROUP", description = "Look at the hosts of this group only.")
    Optional<String> group = Optional.empty();

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetRareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return group.isPresent()
                ? output.ask(streams, fleet, NamedQuery.RARE_IN_GROUP, List.of(group.get(), atMost))
                : output.ask(streams, fleet, NamedQuery.RARE, List.of(atMost));
    }
}
