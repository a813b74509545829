package dev.imatool.fleet.spark;

import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.TableFile;
import dev.imatool.fleet.ingest.FleetState;
import dev.imatool.fleet.ingest.HostReader;
import dev.imatool.fleet.ingest.IngestReport;
import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.spark.folder.FleetCommits;
import dev.imatool.fleet.spark.parquet.TableWriter;
import dev.imatool.fleet.table.HostRow;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Brings what was collected into a fleet with Spark. The folder is as {@link FleetFolder} has it; {@link FleetCommits} says what a commit is. */
final class SparkIngest {
    private final SparkSession session;
    private final IngestSizes sizes;
    private final Runnable waiting;

    /**
     * @param sizes how much is done at once
     * @param waiting is told where another writer has to be waited for
     */
    SparkIngest(SparkSession session, IngestSizes sizes, Runnable waiting) {
        this.session = session.newSession();
        this.sizes = sizes;
        this.waiting = waiting;
    }

    /**
     * Brings it in.
     *
     * @param groups of hosts, which replace those of the fleet; none where they are to stay
     * @param arguments of the command line, for the report
     * @throws IOException if what was collected is not there, or the fleet cannot be written; then whole batches have come in
     */
    IngestReport ingest(
            String collected, String fleet, IngestSettings settings, List<HostRow> groups, List<String> arguments)
            throws IOException {
        List<HostUnit> hosts = HostSizes.in(collected, session.sparkContext().hadoopConfiguration());
        IngestCounts counts = IngestCounts.NONE;
        FleetFolder folder;
        try (FleetCommits commits =
                FleetCommits.begin(fleet, session.sparkContext().hadoopConfiguration(), waiting)) {
            folder = commits.folder();
            if (!groups.isEmpty()) {
                groups(groups, commits);
            }
            for (List<HostUnit> round : HostBins.rounds(hosts, sizes.round())) {
                counts = counts.plus(read(round, settings, commits));
            }
        }
        return new IngestReport(
                new ReportHeader("fleet", List.of(), IngestReport.INGESTED, Findings.NONE, List.of())
                        .of(arguments, List.of(FleetState.identity(folder, InputRole.OTHER))),
                folder.name(),
                hosts.size(),
                new HostReader.Counted(counts.added(), counts.had(), counts.damaged()),
                counts.entries(),
                counts.unread());
    }

    /** Reads and commits some hosts, again where another ingest has brought in something of them in the meantime. */
    private IngestCounts read(List<HostUnit> round, IngestSettings settings, FleetCommits commits) throws IOException {
        while (true) {
            FleetCommits.Turn turn = commits.turn();
            List<TableFile> had = commits.folder().files("lists");
            // what the fleet has is asked anew: another host of the round before may have had the same name
            IngestRound.Batch batch =
                    new IngestRound(session, settings, sizes, known(commits.folder())).of(round, commits.aside());
            boolean committed = batch.files().isEmpty() || turn.commit(batch.name(), batch.files());
            while (!committed) {
                turn = commits.turn();
                if (concerns(commits.folder(), had, batch.hosts())) {
                    break;
                }
                committed = turn.commit(batch.name(), batch.files());
            }
            if (committed) {
                return batch.counts();
            }
            waiting.run();
        }
    }

    /**
     * True when lists that have come in since are of the same hosts: all that is known of lists and evidence is known by the name of the
     * host.
     */
    private boolean concerns(FleetFolder folder, List<TableFile> had, Set<String> hosts) throws IOException {
        String[] came = folder.files("lists").stream()
                .filter(file -> !had.contains(file))
                .map(file -> folder.root() + "/" + file.name())
                .toArray(String[]::new);
        return came.length > 0
                && session
                        .read()
                        .schema(FleetSchema.of("lists", Optional.empty()))
                        .option("__globPaths__", "false")
                        .parquet(came)
                        .select("host")
                        .distinct()
                        .collectAsList()
                        .stream()
                        .anyMatch(row -> hosts.contains(row.getString(0)));
    }

    private KnownLists known(FleetFolder folder) throws IOException {
        try (SparkReader reader = new SparkReader(session, () -> {})) {
            return FleetState.known(folder, reader);
        }
    }

    private void groups(List<HostRow> groups, FleetCommits commits) throws IOException {
        Path written = new Path(commits.aside(), "hosts" + FleetFolder.PARQUET);
        try (TableWriter table = new TableWriter(
                written, session.sparkContext().hadoopConfiguration(), "hosts", FleetSchema.columns("hosts"))) {
            for (HostRow host : groups.stream()
                    .sorted(Comparator.comparing(HostRow::host).thenComparing(HostRow::hostGroup))
                    .toList()) {
                table.row(new Object[] {host.host(), host.hostGroup()});
            }
        }
        commits.hosts(written);
    }
}
