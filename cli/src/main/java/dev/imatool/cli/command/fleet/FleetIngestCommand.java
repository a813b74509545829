package dev.imatool.cli.command.fleet;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.ListPass;
import dev.imatool.fleet.ingest.FleetIngest;
import dev.imatool.fleet.ingest.HostSettings;
import dev.imatool.fleet.ingest.IngestQuestion;
import dev.imatool.fleet.ingest.IngestReport;
import dev.imatool.render.fleet.FleetWords;
import dev.imatool.render.fleet.IngestRendering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings evidence into a fleet. */
@Command(
        name = "ingest",
        description = {
            "Brings the measurement lists of hosts, and what their evidence proves, into the folder of a fleet.",
            "",
            "Every list is examined as 'imatool evidence' examines it. The first folder below COLLECTED, or an archive there, names"
                    + " the host: that is a claim of whoever named it. Evidence that the fleet has is not examined again, unless keys or"
                    + " nonce have changed, and where a list begins with the bytes of an earlier one only what is new is stored. Damage is kept as rows, and stops nothing."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Bring in what was collected on a day, with the groups of the hosts:",
            "    imatool fleet ingest lake/ collected/ --day 2026-11-30 --hosts hosts.csv",
            "",
            "  Trust the quotes of each host's own attestation key:",
            "    imatool fleet ingest lake/ collected/ --ak-dir keys/ --nonce-dir nonces/"
        })
public final class FleetIngestCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "FLEET", description = "Folder of the fleet; made where it is not there.")
    String fleet = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COLLECTED",
            description = "Folder with a folder or an archive for each host, or an archive with a folder for each.")
    List<String> collected = new ArrayList<>();

    @Option(
            names = "--host-from",
            paramLabel = "DIR|FILE",
            description =
                    "What names the host: DIR, its folder (the default), or a file below that, such as system/hostname.")
    String hostFrom = "DIR";

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description = "Day that the lists count as (YYYY-MM-DD). Default: when the file was last changed, in UTC.")
    Optional<String> day = Optional.empty();

    @Option(names = "--hosts", paramLabel = "FILE", description = "CSV file with the groups of hosts: host,host_group.")
    Optional<String> hosts = Optional.empty();

    @Option(
            names = "--ak-dir",
            paramLabel = "DIR",
            description = "Folder with the attestation key of each host, in a file or folder called after it.")
    Optional<String> akDir = Optional.empty();

    @Option(
            names = "--nonce-dir",
            paramLabel = "DIR",
            description = "Folder with the nonce of each host's quote, in a file called after it.")
    Optional<String> nonceDir = Optional.empty();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Hosts to examine at once, 1 to 16. Default: as many as there are processors.")
    int jobs = ListPass.cores();

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public FleetIngestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (jobs < 1 || jobs > 16) {
            throw new UsageException("--jobs is " + jobs + ", and can be 1 to 16");
        }
        IngestQuestion question = new IngestQuestion(
                FleetEngineDoor.path(fleet),
                paths(collected),
                new HostSettings(
                        FleetDays.optional("--day", day),
                        Optional.of(hostFrom).filter(from -> !from.equals("DIR")),
                        path(akDir),
                        path(nonceDir)),
                path(hosts),
                jobs);
        IngestReport report = FleetEngineDoor.writing(
                streams,
                engine -> new FleetIngest(engine, new FleetWords(), new FleetProgress(streams))
                        .ingest(question, streams.arguments()));
        return new ReportOutput(streams, output, format.format())
                .deliver(report, IngestRendering.RENDERING)
                .status();
    }

    private static List<Path> paths(List<String> names) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(FleetEngineDoor.path(name));
        }
        return paths;
    }

    private static Optional<Path> path(Optional<String> name) throws IOException {
        return name.isEmpty() ? Optional.empty() : Optional.of(FleetEngineDoor.path(name.get()));
    }
}
