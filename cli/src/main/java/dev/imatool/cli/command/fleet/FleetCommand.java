package dev.imatool.cli.command.fleet;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Questions to the lists of many hosts and days; each is a command of its own. */
@Command(
        name = "fleet",
        description = {
            "Keeps the measurement lists of many hosts and days, and answers questions to all of them.",
            "",
            "ingest brings collected evidence into a folder of Parquet files; the other commands ask it. docs/fleet.md describes the"
                    + " folder, which other programs read as well. This needs the add-on imatool-fleet."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Bring in what was collected today, then say which lists are wrong:",
            "    imatool fleet ingest lake/ collected/ --day 2026-11-30",
            "    imatool fleet verdicts lake/",
            "",
            "  Which hosts have this file, since when?",
            "    imatool fleet who-has lake/ 59889b2aeff3d8c83d73864e2f9c6852"
        })
public final class FleetCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "missing required parameter: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
