package dev.imatool.fleet.spark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows on their way from a task to a table: a letter that says of which table, how many values, and each value. */
final class RowFile {
    private static final int BUFFER = 1 << 16;
    private static final byte NOTHING = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

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
        private final DataOutputStream out;

        Writer(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
        }

        /** @param values strings, longs and nulls */
        void row(char table, @Nullable Object[] values) throws IOException {
            out.writeByte(table);
            out.writeByte(values.length);
            for (Object value : values) {
                switch (value) {
                    case null -> out.writeByte(NOTHING);
                    case Long number -> {
                        out.writeByte(NUMBER);
                        out.writeLong(number);
                    }
                    default -> {
                        out.writeByte(TEXT);
                        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                        out.writeInt(text.length);
                        out.write(text);
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    static final class Reader implements Closeable {
        private final DataInputStream in;

        Reader(InputStream in) {
            this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        }

        /** The next row; absent at the end. */
        Optional<Tagged> next() throws IOException {
            int table = in.read();
            if (table < 0) {
                return Optional.empty();
            }
            @Nullable Object[] values = new Object[in.readUnsignedByte()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value();
            }
            return Optional.of(new Tagged((char) table, values));
        }

        private @Nullable Object value() throws IOException {
            return switch (in.readByte()) {
                case NOTHING -> null;
                case NUMBER -> in.readLong();
                default -> {
                    byte[] text = new byte[in.readInt()];
                    in.readFully(text);
                    yield new String(text, StandardCharsets.UTF_8);
                }
            };
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
