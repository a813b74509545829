package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.fleet.question.BadContents;
import dev.imatool.fleet.question.FleetAsking;
import dev.imatool.fleet.question.FleetQuestion;
import dev.imatool.fleet.question.NamedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            arity = "0..1",
            paramLabel = "DIGEST|PATH",
            description = "Digest of a file in hex, alone or after its algorithm and a colon, or a path.")
    Optional<String> what = Optional.empty();

    @Option(
            names = "--bad",
            paramLabel = "SOURCE",
            description =
                    "Look for all contents of SOURCE, in any form that imatool check --bad reads, instead; ends with 1 where a"
                            + " host has one. Can be given several times.")
    List<String> bad = List.of();

    @Mixin
    FleetOutput output;

    /** A command of that process. */
    public FleetWhoHasCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (what.isPresent() == !bad.isEmpty()) {
            throw new UsageException("either DIGEST|PATH or --bad is needed, and not both");
        }
        if (what.isEmpty()) {
            return badContents();
        }
        FleetSubject subject = FleetSubject.of(what.get());
        return output.ask(
                streams,
                fleet,
                subject.digest() ? NamedQuery.WHO_HAS_DIGEST : NamedQuery.WHO_HAS_PATH,
                List.of(subject.value()));
    }

    private int badContents() throws IOException {
        BadContents contents = new BadContents();
        try (InputArguments inputs = new InputArguments(streams.in()).claim("--bad", bad)) {
            for (String source : bad) {
                contents.read(new ListPass(inputs), source);
            }
        }
        if (!contents.complete()) {
            throw new UsageException("--bad names more than " + BadContents.MOST + " digests");
        }
        FleetQuestion question =
                new FleetQuestion(NamedQuery.BAD.id(), Optional.of(NamedQuery.BAD), contents.sql(), List.of());
        return FleetEngineDoor.with(
                streams, engine -> output.ask(streams, engine, new FleetAsking(engine, fleet), question));
    }
}
