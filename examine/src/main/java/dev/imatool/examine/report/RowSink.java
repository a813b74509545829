package dev.imatool.examine.report;

import java.io.IOException;

/** Takes the rows of an answer one by one while they are found, for answers with more rows than memory holds. */
@FunctionalInterface
public interface RowSink<V> {
    /**
     * Takes one row.
     *
     * @throws IOException if it cannot be written
     */
    void row(V row) throws IOException;

    /** False where every row is dropped, so that none need be made. */
    default boolean wanted() {
        return true;
    }

    /** Drops every row. */
    static <V> RowSink<V> none() {
        return new RowSink<>() {
            @Override
            public void row(V row) {
                // dropped
            }

            @Override
            public boolean wanted() {
                return false;
            }
        };
    }
}
