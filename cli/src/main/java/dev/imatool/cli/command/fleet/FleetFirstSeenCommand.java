package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says where a file was seen first. */
@Command(
        name = "first-seen",
        description = {"Says on which day a file was first measured, and by which hosts, with the entry that says so."},
        footer = {
            "",
            "Examples:",
            "",
            "  Where did this content come from?",
            "    imatool fleet first-seen lake/ 59889b2aeff3d8c83d73864e2f9c6852",
            "",
            "  Who had this path first?",
            "    imatool fleet first-seen lake/ /usr/bin/.sshd-helper"
        })
public final class FleetFirstSeenCommand implements Callable<Integer> {
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
    public FleetFirstSeenCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        FleetSubject subject = FleetSubject.of(what);
        return output.ask(
                streams,
                fleet,
                subject.digest() ? NamedQuery.FIRST_SEEN_DIGEST : NamedQuery.FIRST_SEEN_PATH,
                List.of(subject.value()));
    }
}
