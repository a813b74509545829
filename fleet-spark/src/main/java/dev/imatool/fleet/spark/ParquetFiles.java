package dev.imatool.fleet.spark;

import dev.imatool.fleet.spark.entries.EntryFile;
import dev.imatool.fleet.spark.entries.PartEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables as Spark writes them, and their files. */
final class ParquetFiles {
    private static final String SUFFIX = ".parquet";

    private ParquetFiles() {}

    /** @param partitions columns that become folders */
    static void write(Dataset<Row> rows, List<String> partitions, Path folder) {
        rows.write()
                .option("compression", "zstd")
                .option("parquet.block.size", EntryFile.GROUP)
                .partitionBy(partitions.toArray(String[]::new))
                .parquet(SparkReader.uri(folder));
    }

    /** The files below a folder, by name. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Brings the file of a table of each day to where a commit expects it.
     *
     * @param written the folder that Spark has written, partitioned by day
     * @param table the folder in which they are called after the batch
     */
    static void place(Path written, Path table, String batch) throws IOException {
        for (Path file : in(written)) {
            Path day = table.resolve(written.relativize(file).getName(0).toString());
            Files.createDirectories(day);
            Files.move(file, day.resolve(batch + SUFFIX));
        }
    }

    /** The same of entries, of which a day may have several files. */
    static void place(Path written, List<PartEntries.Written> files, Path table, String batch) throws IOException {
        int number = 0;
        for (PartEntries.Written file : files) {
            Path day = Files.createDirectories(table.resolve(FleetSchema.DAY + "=" + file.day()));
            Files.move(written.resolve(file.name()), day.resolve(batch + "-" + number++ + SUFFIX));
        }
    }
}
