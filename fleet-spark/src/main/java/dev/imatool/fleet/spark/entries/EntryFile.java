package dev.imatool.fleet.spark.entries;

import dev.imatool.fleet.spark.parquet.ParquetOut;
import dev.imatool.fleet.table.FleetTables;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes entries of a run as Parquet. What is said of many is one object for all of them. */
final class EntryFile {
    private static final long GROUP = 16L << 20;
    private static final List<String> NAMES = EntryColumns.NAMES;
    private static final int PLACES = FleetTables.PLACES.size();
    private static final List<Binary> VOUCHED =
            EntryColumns.VOUCHED.stream().map(by -> Binary.fromString(by.id())).toList();

    private EntryFile() {}

    /**
     * Writes a file.
     *
     * @param run sorted
     * @param day which of its entries
     */
    static void write(EntryRun run, EntryRun.OfDay day, Path file, Configuration hadoop) throws IOException {
        try (ParquetWriter<Integer> writer =
                ParquetOut.open(file, hadoop, EntryColumns.schema(), GROUP, (entry, to) -> write(run, entry, to))) {
            for (int i = day.from(); i < day.to(); i++) {
                writer.write(run.at(i));
            }
        }
    }

    private static void write(EntryRun run, int entry, RecordConsumer to) {
        EntryRun.OfList list = run.list(entry);
        EntryRun.Fact fact = run.fact(entry);
        value(to, 0, list.host());
        value(to, 1, list.sha256());
        value(to, 2, list.boot());
        number(to, 3, run.number(entry));
        number(to, 4, run.offset(entry));
        value(to, 5, VOUCHED.get(run.vouched(entry)));
        for (int i = PLACES; i < NAMES.size(); i++) {
            switch (fact.value(i - PLACES)) {
                case Binary text -> value(to, i, text);
                case Long number -> number(to, i, number);
                case null, default -> {}
            }
        }
    }

    private static void value(RecordConsumer to, int column, Binary value) {
        to.startField(NAMES.get(column), column);
        to.addBinary(value);
        to.endField(NAMES.get(column), column);
    }

    private static void number(RecordConsumer to, int column, long value) {
        to.startField(NAMES.get(column), column);
        to.addLong(value);
        to.endField(NAMES.get(column), column);
    }
}
