package dev.imatool.cli.output;

import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.examine.report.RowSink;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.RowWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Brings rows to standard output while they are found. A reader who leaves before the end, as {@code head} does, is not an error: the
 * rest is dropped, and the answer is found all the same.
 */
public final class FoundRows<V> implements RowSink<V> {
    private final RowWriter<V> writer;
    private final OutputStream out;
    private boolean readerGone;

    /** Writes rows that {@code shape} declares, through a buffer, to {@code out}. */
    public FoundRows(Format format, Shape<V> shape, OutputStream out) throws IOException {
        this.writer = RowWriter.of(format, shape, out);
        this.out = out;
    }

    @Override
    public void row(V row) throws IOException {
        try {
            if (!readerGone) {
                writer.row(row);
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }

    /** Writes what stands in buffers, once the last row was found. */
    public void end() throws IOException {
        try {
            if (!readerGone) {
                writer.close();
                out.flush();
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }
}
