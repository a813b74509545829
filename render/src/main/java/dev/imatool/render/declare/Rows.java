package dev.imatool.render.declare;

import java.io.IOException;

/** Rows that are made one after the other while they are written, so that there may be more than memory holds. */
@FunctionalInterface
public interface Rows<V> {
    /** Takes one row. */
    @FunctionalInterface
    interface Sink<V> {
        /** @throws IOException if it cannot be written */
        void row(V row) throws IOException;
    }

    /**
     * Hands every row to {@code sink}, in order.
     *
     * @throws IOException if a row can be neither read nor written
     */
    void feed(Sink<? super V> sink) throws IOException;

    /** Rows that are all there. */
    static <V> Rows<V> of(Iterable<? extends V> rows) {
        return sink -> {
            for (V row : rows) {
                sink.row(row);
            }
        };
    }
}
