package dev.imatool.fleet.spark;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.spark.entries.PartEntries;
import dev.imatool.fleet.spark.entries.Slices;
import dev.imatool.fleet.spark.folder.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/** Hosts that are read and sorted together, for one commit. */
final class IngestRound {
    /** Evidence that makes a file of entries: some three million. */
    private static final long BYTES_OF_FILE = 600L << 20;

    /** Evidence that is worth sorting apart from the rest. */
    private static final long BYTES_OF_PART = 64L << 20;

    private final JavaSparkContext context;
    private final IngestSettings settings;
    private final IngestSizes sizes;
    private final KnownLists known;
    private final Broadcast<SerializableConfiguration> hadoop;

    IngestRound(SparkSession session, IngestSettings settings, IngestSizes sizes, KnownLists known) {
        this.sizes = sizes;
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.settings = settings;
        this.known = known;
        this.hadoop = context.broadcast(
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
    }

    /**
     * What was read.
     *
     * @param name of the batch
     * @param files to be committed; none where nothing is new
     * @param hosts of its lists
     */
    record Batch(IngestCounts counts, String name, List<BatchFile> files, Set<String> hosts) {}

    /**
     * Reads them.
     *
     * @param scratch an empty folder that all tasks reach
     */
    Batch of(List<HostUnit> hosts, Path scratch) throws IOException {
        int parallel = context.defaultParallelism();
        List<HostUnit.Bin> bins = HostBins.of(hosts, parallel, sizes.task());
        int parts = parts(hosts, parallel);
        Slices slices =
                Slices.of(parts == 1 ? List.of() : PathSample.of(HostBins.largestFirst(hosts), settings), parts);
        Path side = new Path(scratch, "side");
        Path entries = new Path(scratch, "entries");
        List<PartEntries.Written> files = entries(bins, slices, Map.of(), side, entries);
        BatchRows rows = BatchRows.in(side, bins, hadoop.value().value());
        Map<Integer, List<String[]>> twice = rows.twice();
        if (!twice.isEmpty()) {
            // two hosts of one name have the same list: read again, the later without it
            side = new Path(scratch, "side-again");
            entries = new Path(scratch, "entries-again");
            files = entries(bins, slices, twice, side, entries);
            rows = BatchRows.in(side, bins, hadoop.value().value());
        }
        if (rows.counts().added() == 0) {
            return new Batch(rows.counts(), "", List.of(), Set.of());
        }
        String name = rows.name();
        List<BatchFile> batch = new ArrayList<>();
        for (PartEntries.Written file : files) {
            batch.add(new BatchFile(
                    new Path(entries, file.name()),
                    "entries/" + FleetSchema.DAY + "=" + file.day() + "/" + name + "-" + batch.size()
                            + FleetFolder.PARQUET));
        }
        batch.addAll(rows.write(scratch, name));
        return new Batch(rows.counts(), name, batch, rows.hosts());
    }

    private static int parts(List<HostUnit> hosts, int parallel) {
        long all = hosts.stream().mapToLong(HostUnit::bytes).sum();
        return Math.toIntExact(
                Math.max(Math.ceilDiv(all, BYTES_OF_FILE), Math.min(parallel, Math.ceilDiv(all, BYTES_OF_PART))));
    }

    /** Reads all hosts, once, and writes their entries sorted; gives the files, by part of the table. */
    private List<PartEntries.Written> entries(
            List<HostUnit.Bin> bins, Slices slices, Map<Integer, List<String[]>> without, Path side, Path written) {
        Broadcast<KnownLists> broadcast = context.broadcast(known);
        List<PartEntries.Written> files = context.parallelize(bins, bins.size())
                .mapPartitionsToPair(
                        new Reading(settings, broadcast, slices, new HashMap<>(without), side.toString(), hadoop))
                .partitionBy(new ByPart(slices.count()))
                .mapPartitionsWithIndex(new Sorting(written.toString(), sizes.run(), hadoop), false)
                .collect();
        broadcast.destroy();
        return files;
    }

    /** Blocks go to the part whose number they have. */
    private static final class ByPart extends Partitioner {
        private static final long serialVersionUID = 1;
        private final int parts;

        ByPart(int parts) {
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(Object part) {
            return (Integer) part;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByPart by && by.parts == parts;
        }

        @Override
        public int hashCode() {
            return parts;
        }
    }

    /** What a task of a part does. */
    private record Sorting(String written, int most, Broadcast<SerializableConfiguration> hadoop)
            implements Function2<Integer, Iterator<Tuple2<Integer, byte[]>>, Iterator<PartEntries.Written>> {
        @Override
        public Iterator<PartEntries.Written> call(Integer part, Iterator<Tuple2<Integer, byte[]>> blocks)
                throws IOException {
            Iterator<byte[]> bytes = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return blocks.hasNext();
                }

                @Override
                public byte[] next() {
                    return blocks.next()._2();
                }
            };
            return new PartEntries(part, written, most, hadoop.value().value())
                    .write(bytes)
                    .iterator();
        }
    }

    /** What a task does. */
    private record Reading(
            IngestSettings settings,
            Broadcast<KnownLists> known,
            Slices slices,
            HashMap<Integer, List<String[]>> without,
            String side,
            Broadcast<SerializableConfiguration> hadoop)
            implements PairFlatMapFunction<Iterator<HostUnit.Bin>, Integer, byte[]> {
        @Override
        public Iterator<Tuple2<Integer, byte[]>> call(Iterator<HostUnit.Bin> bins) throws IOException {
            HostUnit.Bin bin = bins.next();
            KnownLists own = new KnownLists(known.value());
            for (String[] had : without.getOrDefault(bin.number(), List.of())) {
                if (had.length == 1) {
                    own.add(had[0]);
                } else {
                    own.add(had[0], had[1], had[2]);
                }
            }
            HostBlocks blocks = new HostBlocks(
                    bin, settings, own, slices, side, hadoop.value().value());
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) done -> blocks.closeQuietly());
            return blocks;
        }
    }
}
