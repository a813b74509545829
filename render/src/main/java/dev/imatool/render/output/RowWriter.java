package dev.imatool.render.output;

import dev.imatool.examine.report.RowSink;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.tree.CsvSink;
import dev.imatool.render.tree.JsonSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the rows of an answer while they are found, as ndjson or CSV, to a stream that stays open. */
public final class RowWriter<V> implements RowSink<V>, Closeable {
    private final RowSink<V> sink;
    private final Closeable end;

    private RowWriter(RowSink<V> sink, Closeable end) {
        this.sink = sink;
        this.end = end;
    }

    /**
     * A writer of rows that {@code shape} declares.
     *
     * @param format {@link Format#NDJSON} or {@link Format#CSV}
     * @throws IOException if the titles cannot be written
     */
    public static <V> RowWriter<V> of(Format format, Shape<V> shape, OutputStream out) throws IOException {
        if (!format.ofRows()) {
            throw new IllegalArgumentException(format.id() + " is not a format of rows");
        }
        if (format == Format.CSV) {
            CsvSink csv = new CsvSink(out, shape.columns());
            return new RowWriter<>(row -> shape.write(row, csv), csv);
        }
        JsonSink json = JsonSink.lines(out);
        RowSink<V> lines = row -> {
            shape.write(row, json);
            json.endLine();
        };
        return new RowWriter<>(lines, json);
    }

    @Override
    public void row(V row) throws IOException {
        sink.row(row);
    }

    /** Writes what is not written yet. */
    @Override
    public void close() throws IOException {
        end.close();
    }
}
