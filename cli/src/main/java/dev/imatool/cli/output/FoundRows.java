package dev.imatool.cli.output;

import dev.imatool.examine.report.RowSink;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.RowWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Brings rows to standard output while they are found. */
public final class FoundRows<V> implements RowSink<V> {
    private final RowWriter<V> writer;
    private final UntilReaderLeaves out;

    /** Writes rows that {@code shape} declares, through a buffer, to {@code out}. */
    public FoundRows(Format format, Shape<V> shape, OutputStream out) throws IOException {
        this.out = new UntilReaderLeaves(out);
        this.writer = RowWriter.of(format, shape, this.out);
    }

    @Override
    public void row(V row) throws IOException {
        if (!out.readerGone()) {
            writer.row(row);
        }
    }

    /** Writes what stands in buffers, once the last row was found. */
    public void end() throws IOException {
        writer.close();
        out.flush();
    }
}
