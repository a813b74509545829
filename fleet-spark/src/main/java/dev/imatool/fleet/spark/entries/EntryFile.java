package dev.imatool.fleet.spark.entries;

import dev.imatool.fleet.table.FleetTables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes entries of a run as Parquet. What is said of many is one object for all of them. */
public final class EntryFile {
    /** Bytes of a group of rows: what is read of a file at least, and held at once when it is written. */
    public static final long GROUP = 16L << 20;

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
        try (ParquetWriter<Integer> writer = new Builder(HadoopOutputFile.fromPath(file, hadoop), new Support(run))
                .withConf(hadoop)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(GROUP)
                .build()) {
            for (int i = day.from(); i < day.to(); i++) {
                writer.write(run.at(i));
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Support support;

        Builder(OutputFile file, Support support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        protected WriteSupport<Integer> getWriteSupport(Configuration hadoop) {
            return support;
        }
    }

    private static final class Support extends WriteSupport<Integer> {
        private static final List<String> NAMES = EntryColumns.NAMES;
        private static final int PLACES = FleetTables.PLACES.size();

        private final EntryRun run;
        private @Nullable RecordConsumer out;

        Support(EntryRun run) {
            this.run = run;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(EntryColumns.schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Integer entry) {
            EntryRun.OfList list = run.list(entry);
            EntryRun.Fact fact = run.fact(entry);
            RecordConsumer to = Objects.requireNonNull(out);
            to.startMessage();
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
            to.endMessage();
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
}
