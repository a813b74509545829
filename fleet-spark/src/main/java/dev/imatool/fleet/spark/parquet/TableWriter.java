package dev.imatool.fleet.spark.parquet;

import dev.imatool.fleet.table.TableColumn;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows of values to a file. */
public final class TableWriter implements Closeable {
    private static final long GROUP = 4L << 20;

    private final ParquetWriter<@Nullable Object[]> writer;

    /**
     * A new file.
     *
     * @param table its name
     * @param columns for the first values of a row; it may have more
     */
    public TableWriter(Path file, Configuration hadoop, String table, List<TableColumn<?>> columns) throws IOException {
        List<String> names = columns.stream().<String>map(TableColumn::name).toList();
        this.writer = ParquetOut.open(
                file, hadoop, ParquetOut.schema(table, columns), GROUP, (row, to) -> write(names, row, to));
    }

    private static void write(List<String> names, @Nullable Object[] row, RecordConsumer to) {
        for (int i = 0; i < names.size(); i++) {
            Object value = row[i];
            if (value == null) {
                continue;
            }
            to.startField(names.get(i), i);
            if (value instanceof Long number) {
                to.addLong(number);
            } else {
                to.addBinary(Binary.fromString(value.toString()));
            }
            to.endField(names.get(i), i);
        }
    }

    /** @param values strings, longs and nulls */
    public void row(@Nullable Object[] values) throws IOException {
        writer.write(values);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
