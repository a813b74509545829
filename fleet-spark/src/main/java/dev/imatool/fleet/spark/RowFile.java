package dev.imatool.fleet.spark;

import dev.imatool.fleet.spark.entries.PackedBytes;
import dev.imatool.fleet.spark.entries.PackedInput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows on their way from a task to a table: a letter that says of which table, how many values, and each value. */
final class RowFile {
    private static final int BUFFER = 1 << 16;

    private RowFile() {}

    /** A row. */
    static final class Tagged {
        private final char table;
        private final @Nullable Object[] values;

        private Tagged(char table, @Nullable Object[] values) {
            this.table = table;
            this.values = values;
        }

        char table() {
            return table;
        }

        @Nullable Object[] values() {
            return values;
        }
    }

    static final class Writer implements Closeable {
        private final OutputStream out;
        private final PackedBytes row = new PackedBytes();

        Writer(OutputStream out) {
            this.out = new BufferedOutputStream(out, BUFFER);
        }

        /** @param values strings, longs and nulls */
        void row(char table, @Nullable Object[] values) throws IOException {
            row.clear();
            row.put(table).number(values.length);
            for (Object value : values) {
                row.value(value);
            }
            out.write(row.array(), 0, row.size());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    static final class Reader implements Closeable {
        private final PackedInput in;

        Reader(InputStream in) {
            this.in = new PackedInput(new BufferedInputStream(in, BUFFER));
        }

        /** The next row; absent at the end. */
        Optional<Tagged> next() throws IOException {
            int table = in.read();
            if (table < 0) {
                return Optional.empty();
            }
            @Nullable Object[] values = new Object[Math.toIntExact(in.number())];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.value(text -> new String(text, StandardCharsets.UTF_8));
            }
            return Optional.of(new Tagged((char) table, values));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
