package dev.imatool.fleet.spark;

import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.spark.entries.PartEntries;
import dev.imatool.fleet.spark.entries.Slices;
import dev.imatool.fleet.spark.folder.BatchFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/** Hosts that are read and sorted together, for one commit. */
final class IngestRound {
    /** Evidence that makes a file of entries: some three million. */
    private static final long BYTES_OF_FILE = 600L << 20;

    /** Evidence that is worth sorting apart from the rest. */
    private static final long BYTES_OF_PART = 64L << 20;

    /** The number of the task that a row comes from. */
    private static final String BIN = "bin";

    private final SparkSession session;
    private final JavaSparkContext context;
    private final IngestSettings settings;
    private final IngestSizes sizes;
    private final KnownLists known;
    private final Broadcast<SerializableConfiguration> hadoop;

    IngestRound(SparkSession session, IngestSettings settings, IngestSizes sizes, KnownLists known) {
        this.sizes = sizes;
        this.session = session;
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
     * @param lists the rows of its lists
     */
    record Batch(IngestCounts counts, String name, List<BatchFile> files, Dataset<Row> lists) {}

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
        Map<Integer, List<String[]>> twice = twice(table(bins, side, HostSpool.LIST, "lists"));
        if (!twice.isEmpty()) {
            // two hosts of one name have the same list: read again, the later without it
            side = new Path(scratch, "side-again");
            entries = new Path(scratch, "entries-again");
            files = entries(bins, slices, twice, side, entries);
        }
        IngestCounts counts = counts(bins, side);
        Dataset<Row> lists = table(bins, side, HostSpool.LIST, "lists").drop(BIN);
        if (counts.added() == 0) {
            return new Batch(counts, "", List.of(), lists);
        }
        String name = name(lists);
        List<BatchFile> batch = new ArrayList<>(ParquetFiles.places(entries, files, "entries", name));
        for (String table : List.of("findings", "lists")) {
            Dataset<Row> rows = table.equals("lists")
                    ? lists
                    : table(bins, side, HostSpool.FINDING, table).drop(BIN);
            Path written = new Path(scratch, table);
            ParquetFiles.write(
                    rows.coalesce(1).sortWithinPartitions(FleetSchema.DAY, "host", "list_sha256"),
                    List.of(FleetSchema.DAY),
                    written);
            batch.addAll(
                    ParquetFiles.places(written, table, name, hadoop.value().value()));
        }
        return new Batch(counts, name, batch, lists);
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

    private Dataset<Row> table(List<HostUnit.Bin> bins, Path side, char letter, String table) {
        StructType schema = FleetSchema.of(table, Optional.of(FleetSchema.DAY)).add(BIN, DataTypes.IntegerType, false);
        return session.createDataFrame(side(bins, side, letter), schema);
    }

    private JavaRDD<Row> side(List<HostUnit.Bin> bins, Path side, char letter) {
        List<Integer> numbers = bins.stream().map(HostUnit.Bin::number).toList();
        return context.parallelize(numbers, Math.min(numbers.size(), context.defaultParallelism()))
                .flatMap(new Told(side.toString(), letter, hadoop));
    }

    /** What tasks said beside entries. */
    private record Told(String folder, char letter, Broadcast<SerializableConfiguration> hadoop)
            implements FlatMapFunction<Integer, Row> {
        @Override
        public Iterator<Row> call(Integer number) throws IOException {
            return new SideRows(folder, number, letter, hadoop.value().value());
        }
    }

    private IngestCounts counts(List<HostUnit.Bin> bins, Path side) {
        IngestCounts counts = IngestCounts.NONE;
        Iterator<Row> all = side(bins, side, HostSpool.COUNTS).toLocalIterator();
        while (all.hasNext()) {
            Row row = all.next();
            counts = counts.plus(
                    new IngestCounts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
        return counts;
    }

    /**
     * What more than one task has read, for all of these but the first: lists, by host, list and boot, and evidence, by its fingerprint,
     * once for each of its lists.
     */
    private static Map<Integer, List<String[]>> twice(Dataset<Row> lists) {
        Map<Integer, List<String[]>> twice = new HashMap<>();
        Column bins = functions.sort_array(functions.collect_set(BIN)).as("bins");
        Column several = functions.size(functions.col("bins")).gt(1);
        Iterator<Row> stored = lists.where(functions.col("stored_entries").gt(0))
                .groupBy("host", "list_sha256")
                .agg(bins, functions.min("boot"))
                .where(several)
                .toLocalIterator();
        while (stored.hasNext()) {
            Row row = stored.next();
            add(twice, row.getList(2), row.getString(0), row.getString(1), row.getString(3));
        }
        Iterator<Row> examined = lists.groupBy("evidence_sha256")
                .agg(bins, functions.count(BIN))
                .where(several)
                .toLocalIterator();
        while (examined.hasNext()) {
            Row row = examined.next();
            List<Integer> found = row.getList(1);
            for (long i = 0; i < row.getLong(2) / found.size(); i++) {
                add(twice, found, row.getString(0));
            }
        }
        return twice;
    }

    private static void add(Map<Integer, List<String[]>> twice, List<Integer> bins, String... known) {
        for (int bin : bins.subList(1, bins.size())) {
            twice.computeIfAbsent(bin, first -> new ArrayList<>()).add(known);
        }
    }

    /** The name of the batch: that of the lists in it, so that the same lists make the same files. */
    private static String name(Dataset<Row> lists) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            String[] key = {"host", "list_sha256", "evidence_sha256", FleetSchema.DAY};
            Iterator<Row> all = lists.selectExpr(key)
                    .sort(Arrays.stream(key).map(functions::col).toArray(Column[]::new))
                    .toLocalIterator();
            while (all.hasNext()) {
                Row row = all.next();
                for (int i = 0; i < key.length; i++) {
                    hash.update(
                            (row.getString(i) + (i < key.length - 1 ? "\0" : "\n")).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
