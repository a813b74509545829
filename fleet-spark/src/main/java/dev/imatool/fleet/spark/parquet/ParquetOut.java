package dev.imatool.fleet.spark.parquet;

import dev.imatool.fleet.table.ColumnType;
import dev.imatool.fleet.table.TableColumn;
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
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Opens files of tables, compressed with zstd. */
public final class ParquetOut {
    private ParquetOut() {}

    /** How a row is written: a field for each value that is there, between start and end of the message. */
    @FunctionalInterface
    public interface Rows<T> {
        /** Writes one. */
        void write(T row, RecordConsumer to);
    }

    /**
     * Opens a file.
     *
     * @param group bytes of a group of rows: what is read of the file at least, and held at once when it is written
     */
    public static <T> ParquetWriter<T> open(
            Path file, Configuration hadoop, MessageType schema, long group, Rows<T> rows) throws IOException {
        return new Builder<>(HadoopOutputFile.fromPath(file, hadoop), new Support<>(schema, rows))
                .withConf(hadoop)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(group)
                .build();
    }

    /** Columns, each optional, as Spark writes them. */
    public static MessageType schema(String table, List<TableColumn<?>> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (TableColumn<?> column : columns) {
            message.addField(
                    column.type() == ColumnType.TEXT
                            ? Types.optional(PrimitiveTypeName.BINARY)
                                    .as(LogicalTypeAnnotation.stringType())
                                    .named(column.name())
                            : Types.optional(PrimitiveTypeName.INT64).named(column.name()));
        }
        return message.named(table);
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final Support<T> support;

        Builder(OutputFile file, Support<T> support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        protected WriteSupport<T> getWriteSupport(Configuration hadoop) {
            return support;
        }
    }

    private static final class Support<T> extends WriteSupport<T> {
        private final MessageType schema;
        private final Rows<T> rows;
        private @Nullable RecordConsumer out;

        Support(MessageType schema, Rows<T> rows) {
            this.schema = schema;
            this.rows = rows;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(T row) {
            RecordConsumer to = Objects.requireNonNull(out);
            to.startMessage();
            rows.write(row, to);
            to.endMessage();
        }
    }
}
