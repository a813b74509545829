package dev.imatool.fleet.spark;

import dev.imatool.fleet.batch.BatchName;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.spark.folder.BatchFile;
import dev.imatool.fleet.spark.parquet.TableWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a round have said beside entries. Rows of lists are kept here, some hundred bytes each; those of findings, of which there
 * may be any number, are read once more when they are written.
 */
final class BatchRows {
    private static final List<String> LISTS = FleetSchema.names("lists");
    private static final int DAY = LISTS.size();
    private static final int HOST = LISTS.indexOf("host");
    private static final int LIST = LISTS.indexOf("list_sha256");
    private static final int BOOT = LISTS.indexOf("boot");
    private static final int EVIDENCE = LISTS.indexOf("evidence_sha256");
    private static final int STORED = LISTS.indexOf("stored_entries");

    /** Days whose files are open at once. */
    private static final int MOST_DAYS = 16;

    private final String side;
    private final Configuration hadoop;
    private final SortedMap<Integer, List<@Nullable Object[]>> lists = new TreeMap<>();
    private IngestCounts counts = IngestCounts.NONE;

    private BatchRows(String side, Configuration hadoop) {
        this.side = side;
        this.hadoop = hadoop;
    }

    /** Reads what the tasks have left in a folder. */
    static BatchRows in(Path side, List<HostUnit.Bin> bins, Configuration hadoop) throws IOException {
        BatchRows rows = new BatchRows(side.toString(), hadoop);
        for (HostUnit.Bin bin : bins) {
            List<@Nullable Object[]> lists = new ArrayList<>();
            rows.lists.put(bin.number(), lists);
            rows.each(bin.number(), HostSpool.LIST, lists::add);
            rows.each(bin.number(), HostSpool.COUNTS, values -> rows.counts = rows.counts.plus(counts(values)));
        }
        return rows;
    }

    @FunctionalInterface
    private interface Taker {
        void row(@Nullable Object[] values) throws IOException;
    }

    private void each(int bin, char letter, Taker taker) throws IOException {
        Path place = SideFile.place(side, bin);
        try (RowFile.Reader reader =
                new RowFile.Reader(place.getFileSystem(hadoop).open(place))) {
            for (Optional<RowFile.Tagged> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get().table() == letter) {
                    taker.row(row.get().values());
                }
            }
        }
    }

    private static IngestCounts counts(@Nullable Object[] values) {
        return new IngestCounts(
                number(values, 0), number(values, 1), number(values, 2), number(values, 3), number(values, 4));
    }

    private static long number(@Nullable Object[] values, int at) {
        return values[at] instanceof Long number ? number : 0;
    }

    private static String text(@Nullable Object[] values, int at) {
        return Objects.requireNonNull(values[at]).toString();
    }

    IngestCounts counts() {
        return counts;
    }

    /** The hosts of its lists. */
    Set<String> hosts() {
        return lists.values().stream()
                .flatMap(List::stream)
                .map(row -> text(row, HOST))
                .collect(Collectors.toSet());
    }

    /** The name of the batch. */
    String name() {
        BatchName name = new BatchName();
        lists.values()
                .forEach(rows -> rows.forEach(
                        row -> name.add(text(row, HOST), text(row, LIST), text(row, EVIDENCE), text(row, DAY))));
        return name.toString();
    }

    private record Stored(String host, String list) {}

    /**
     * What more than one task has read, for all of these but the first: lists, by host, list and boot, and evidence, by its fingerprint,
     * once for each of its lists.
     */
    Map<Integer, List<String[]>> twice() {
        Map<Stored, SortedSet<Integer>> stored = new HashMap<>();
        Map<Stored, String> boots = new HashMap<>();
        Map<String, SortedSet<Integer>> examined = new HashMap<>();
        Map<String, Long> times = new HashMap<>();
        lists.forEach((bin, rows) -> {
            for (@Nullable Object[] row : rows) {
                if (number(row, STORED) > 0) {
                    Stored list = new Stored(text(row, HOST), text(row, LIST));
                    stored.computeIfAbsent(list, first -> new TreeSet<>()).add(bin);
                    boots.merge(list, text(row, BOOT), (one, other) -> one.compareTo(other) <= 0 ? one : other);
                }
                examined.computeIfAbsent(text(row, EVIDENCE), first -> new TreeSet<>())
                        .add(bin);
                times.merge(text(row, EVIDENCE), 1L, Long::sum);
            }
        });
        Map<Integer, List<String[]>> twice = new HashMap<>();
        stored.forEach((list, bins) -> add(twice, bins, list.host(), list.list(), boots.getOrDefault(list, "")));
        examined.forEach((evidence, bins) -> {
            for (long i = 0; i < times.getOrDefault(evidence, 0L) / bins.size(); i++) {
                add(twice, bins, evidence);
            }
        });
        return twice;
    }

    private static void add(Map<Integer, List<String[]>> twice, SortedSet<Integer> bins, String... known) {
        for (int bin : bins.tailSet(bins.first() + 1)) {
            twice.computeIfAbsent(bin, first -> new ArrayList<>()).add(known);
        }
    }

    /** Writes findings, then lists. */
    List<BatchFile> write(Path scratch, String batch) throws IOException {
        List<BatchFile> files = new ArrayList<>();
        try (Days days = new Days("findings", scratch, batch, files)) {
            for (int bin : lists.keySet()) {
                int day = FleetSchema.names("findings").size();
                each(bin, HostSpool.FINDING, row -> days.of(text(row, day)).row(row));
            }
        }
        SortedMap<String, List<@Nullable Object[]>> byDay = new TreeMap<>();
        lists.values()
                .forEach(rows -> rows.forEach(row -> byDay.computeIfAbsent(text(row, DAY), first -> new ArrayList<>())
                        .add(row)));
        for (Map.Entry<String, List<@Nullable Object[]>> day : byDay.entrySet()) {
            day.getValue()
                    .sort(Comparator.<@Nullable Object[], String>comparing(row -> text(row, HOST))
                            .thenComparing(row -> text(row, LIST)));
            try (Days one = new Days("lists", scratch, batch, files)) {
                for (@Nullable Object[] row : day.getValue()) {
                    one.of(day.getKey()).row(row);
                }
            }
        }
        return files;
    }

    /** The files of a table, one for each day that is open; further ones where there are more days than may be open at once. */
    private final class Days implements AutoCloseable {
        private final String table;
        private final Path scratch;
        private final String batch;
        private final List<BatchFile> files;
        private final Map<String, TableWriter> open = new LinkedHashMap<>();
        private final Map<String, Integer> begun = new HashMap<>();

        Days(String table, Path scratch, String batch, List<BatchFile> files) {
            this.table = table;
            this.scratch = scratch;
            this.batch = batch;
            this.files = files;
        }

        TableWriter of(String day) throws IOException {
            TableWriter writer = open.get(day);
            if (writer != null) {
                return writer;
            }
            if (open.size() == MOST_DAYS) {
                close();
            }
            int number = begun.merge(day, 1, Integer::sum) - 1;
            String name = number == 0 ? batch : batch + "-" + number;
            Path written = new Path(scratch, table + "-" + day + "-" + number + FleetFolder.PARQUET);
            TableWriter made = new TableWriter(written, hadoop, table, FleetSchema.columns(table));
            open.put(day, made);
            files.add(new BatchFile(
                    written, table + "/" + FleetSchema.DAY + "=" + day + "/" + name + FleetFolder.PARQUET));
            return made;
        }

        @Override
        public void close() throws IOException {
            for (TableWriter writer : open.values()) {
                writer.close();
            }
            open.clear();
        }
    }
}
