package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists contents that differ from a baseline. */
@Command(
        name = "drift",
        description = {
            "Lists hosts whose content of a path differs from that of the hosts they are compared with.",
            "",
            "With a day, each host is compared with all that its group had measured by then; with a group, every other host with that group."
                    + " Paths that the baseline does not have are no drift: 'imatool fleet new' lists them. Ends with 1 where there are rows."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What has changed since the release was rolled out?",
            "    imatool fleet drift lake/ --baseline 2026-11-01",
            "",
            "  Which hosts are not as the reference hosts?",
            "    imatool fleet drift lake/ --baseline golden --format csv"
        })
public final class FleetDriftCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "DAY|GROUP",
            description = "What to compare with: a day (YYYY-MM-DD), or a group of hosts.")
    String baseline = "";

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetDriftCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return output.ask(
                streams,
                fleet,
                FleetDays.isDay(baseline) ? NamedQuery.DRIFT_FROM_DAY : NamedQuery.DRIFT_FROM_GROUP,
                List.of(baseline));
    }
}
