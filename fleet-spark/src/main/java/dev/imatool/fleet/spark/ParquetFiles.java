package dev.imatool.fleet.spark;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.spark.entries.EntryFile;
import dev.imatool.fleet.spark.entries.PartEntries;
import dev.imatool.fleet.spark.folder.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables as Spark writes them, and their files. */
final class ParquetFiles {
    private ParquetFiles() {}

    /** @param partitions columns that become folders */
    static void write(Dataset<Row> rows, List<String> partitions, Path folder) {
        rows.write()
                .option("compression", "zstd")
                .option("parquet.block.size", EntryFile.GROUP)
                .partitionBy(partitions.toArray(String[]::new))
                .parquet(folder.toString());
    }

    /** The files below a folder, by name. */
    static List<Path> in(Path folder, Configuration hadoop) throws IOException {
        List<Path> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = folder.getFileSystem(hadoop).listFiles(folder, true);
        while (all.hasNext()) {
            Path file = all.next().getPath();
            if (file.getName().endsWith(FleetFolder.PARQUET)) {
                found.add(file);
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /**
     * Where the files of a table belong, one for each day.
     *
     * @param written the folder that Spark has written, partitioned by day
     * @param batch its name
     */
    static List<BatchFile> places(Path written, String table, String batch, Configuration hadoop) throws IOException {
        return in(written, hadoop).stream()
                .map(file -> new BatchFile(
                        file, table + "/" + file.getParent().getName() + "/" + batch + FleetFolder.PARQUET))
                .toList();
    }

    /** The same of entries, of which a day may have several files. */
    static List<BatchFile> places(Path written, List<PartEntries.Written> files, String table, String batch) {
        List<BatchFile> places = new ArrayList<>();
        for (PartEntries.Written file : files) {
            places.add(new BatchFile(
                    new Path(written, file.name()),
                    table + "/" + FleetSchema.DAY + "=" + file.day() + "/" + batch + "-" + places.size()
                            + FleetFolder.PARQUET));
        }
        return places;
    }
}
