package dev.imatool.cli.command.fleet;

import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.fleet.question.FleetAsking;
import dev.imatool.fleet.question.NamedQuery;
import dev.imatool.render.runtimepolicy.PolicyFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns what is normal in a fleet. */
@Command(
        name = "learn",
        description = {
            "Lists contents that most hosts have measured under a path, and writes them as a policy.",
            "",
            "Only entries count that a quote by a known key or a PCR value vouches for, and whose template digest fits: forged and"
                    + " unproven entries teach nothing. Ends with 1 where there is nothing to learn."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Make a policy of what most hosts have, for Keylime and imatool check:",
            "    imatool fleet learn lake/ -o policy.json",
            "",
            "  What do at least five hosts have?",
            "    imatool fleet learn lake/ --at-least 5 --format csv"
        })
public final class FleetLearnCommand implements Callable<Integer> {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(%?)");

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Option(
            names = "--at-least",
            paramLabel = "N|PERCENT",
            description = "On so many hosts at least, or on that part of them in percent. Default: nine of ten.")
    String atLeast = "90%";

    @Mixin
    OutputFileOption file;

    @Mixin
    FleetOutput output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public FleetLearnCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Matcher amount = AMOUNT.matcher(atLeast);
        if (!amount.matches() || (amount.group(2).equals("%") && Long.parseLong(amount.group(1)) > 100)) {
            throw new UsageException("--at-least is '" + atLeast + "', and can be a number of hosts or 0% to 100%");
        }
        long number = Long.parseLong(amount.group(1));
        try (InputArguments inputs = new InputArguments();
                OutputFile made = OutputFile.of(spec.commandLine(), file, inputs)) {
            return FleetEngineDoor.with(streams, engine -> {
                FleetAsking asking = new FleetAsking(engine, fleet);
                long hosts = amount.group(2).isEmpty() ? number : asking.part(number);
                return output.learn(
                        streams,
                        engine,
                        asking,
                        FleetOutput.named(NamedQuery.LEARN, List.of(Math.max(1, hosts))),
                        policy -> made.write(out -> PolicyFile.write(policy, out)));
            });
        }
    }
}
