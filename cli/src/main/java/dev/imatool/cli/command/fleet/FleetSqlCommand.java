package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the SQL of a question. */
@Command(
        name = "sql",
        description = {
            "Prints the SQL of a question, for other engines over the same files.",
            "",
            "Each ? in it is a value, in the order in which the comment of the query names them."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Read the query behind 'imatool fleet rare':",
            "    imatool fleet sql rare",
            "",
            "  Keep it for another engine:",
            "    imatool fleet sql who-has-digest > who-has.sql"
        })
public final class FleetSqlCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "who-has-digest, who-has-path, bad, first-seen-digest, first-seen-path, rare, rare-in-group, new,"
                            + " drift-from-day, drift-from-group, verdicts, learn.")
    String name = "";

    /** A command of that process. */
    public FleetSqlCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        NamedQuery query = NamedQuery.named(name)
                .orElseThrow(() -> new UsageException(
                        "'" + name + "' is no question of a fleet",
                        "one of "
                                + Arrays.stream(NamedQuery.values())
                                        .map(NamedQuery::id)
                                        .collect(Collectors.joining(", "))));
        streams.out().write(query.sql().getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
        return 0;
    }
}
