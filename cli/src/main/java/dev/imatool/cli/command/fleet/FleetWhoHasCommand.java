package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which hosts have a file. */
@Command(
        name = "who-has",
        description = {
            "Says which hosts have measured a file, by its digest or its path, from which day to which.",
            "",
            "vouched says what proves the best of the entries: a quote by a known key, a PCR value that was collected with the list, or nothing."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which hosts have this content, under whatever path?",
            "    imatool fleet who-has lake/ 59889b2aeff3d8c83d73864e2f9c6852",
            "",
            "  Which contents does this path have on which hosts?",
            "    imatool fleet who-has lake/ /usr/bin/ssh --format csv"
        })
public final class FleetWhoHasCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet.")
    String fleet = "";

    @Parameters(
            index = "1",
            paramLabel = "DIGEST|PATH",
            description = "Digest of a file in hex, alone or after its algorithm and a colon, or a path.")
    String what = "";

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetWhoHasCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        FleetSubject subject = FleetSubject.of(what);
        return output.ask(
                streams,
                fleet,
                subject.digest() ? NamedQuery.WHO_HAS_DIGEST : NamedQuery.WHO_HAS_PATH,
                List.of(subject.value()));
    }
}
