package dev.imatool.fleet.spark;

import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.ingest.FleetState;
import dev.imatool.fleet.ingest.HostReader;
import dev.imatool.fleet.ingest.IngestReport;
import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.table.HostRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Brings what was collected into a fleet with Spark. The folder is as {@link FleetFolder} has it, and so is what a commit is. */
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
        FleetFolder folder = new FleetFolder(Path.of(fleet).toAbsolutePath().normalize());
        IngestCounts counts = IngestCounts.NONE;
        try (FleetFolder.Writing writing = folder.write(waiting)) {
            if (!groups.isEmpty()) {
                groups(groups, folder, writing);
            }
            for (List<HostUnit> round : HostBins.rounds(hosts, sizes.round())) {
                // what the fleet has is asked anew: another host of the round before may have had the same name
                KnownLists known = known(folder);
                counts = counts.plus(new IngestRound(session, settings, sizes, known).of(round, writing));
            }
        }
        return new IngestReport(
                new ReportHeader("fleet", List.of(), IngestReport.INGESTED, Findings.NONE, List.of())
                        .of(arguments, List.of(FleetState.identity(folder, fleet, InputRole.OTHER))),
                fleet,
                hosts.size(),
                new HostReader.Counted(counts.added(), counts.had(), counts.damaged()),
                counts.entries(),
                counts.unread());
    }

    private KnownLists known(FleetFolder folder) throws IOException {
        try (SparkReader reader = new SparkReader(session, () -> {})) {
            return FleetState.known(folder, reader);
        }
    }

    private void groups(List<HostRow> groups, FleetFolder folder, FleetFolder.Writing writing) throws IOException {
        List<Row> rows = groups.stream()
                .map(host -> RowFactory.create(host.host(), host.hostGroup()))
                .toList();
        Dataset<Row> table = session.createDataFrame(rows, FleetSchema.of("hosts", Optional.empty()));
        Path scratch = writing.aside().resolve("hosts");
        ParquetFiles.write(table.coalesce(1).sortWithinPartitions("host", "host_group"), List.of(), scratch);
        Path file = writing.aside().resolve("hosts.parquet");
        Files.move(ParquetFiles.in(scratch).get(0), file);
        writing.replace(file, folder.hosts());
    }
}
