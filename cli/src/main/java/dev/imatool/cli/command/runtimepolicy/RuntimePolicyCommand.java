package dev.imatool.cli.command.runtimepolicy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes, converts, merges, compares and explains runtime policies of Keylime; each is a command of its own. */
@Command(
        name = "runtime-policy",
        description = {
            "Makes, converts, merges, compares and explains runtime policies of Keylime.",
            "",
            "create makes a policy of measurement lists and known files, convert says one in another form, merge unites"
                    + " several, diff compares two, and explain says which rule decides about a path. 'imatool check --as"
                    + " keylime' judges a list by a policy."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Make a policy from the list of a host:",
            "    imatool runtime-policy create host.bin --keyrings -o policy.json",
            "",
            "  Which rule decides about this program?",
            "    imatool runtime-policy explain policy.json /usr/bin/ls"
        })
public final class RuntimePolicyCommand implements Callable<Integer> {
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
