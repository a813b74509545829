package dev.imatool.fleet.engine;

import dev.imatool.fleet.batch.StagedBatch;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.table.HostRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes the tables of a fleet. Used by several threads, one at a time. */
public interface FleetEngine extends Closeable {
    /**
     * Writes the tables of a batch, sorted, as {@code TABLE/day=DAY/NAME.parquet} below {@code aside}.
     *
     * @param batch closed
     * @throws IOException if they cannot be written
     */
    void write(StagedBatch batch, Path aside) throws IOException;

    /** Writes what the user says of hosts to a file. */
    void write(List<HostRow> hosts, Path file) throws IOException;

    /** Begins to read: the tables {@code lists}, {@code entries}, {@code findings} and {@code hosts} are those of the folder. */
    void open(FleetFolder folder) throws IOException;

    /**
     * Lets what is asked from here on read the folder and nothing else: no other file and no network, and nothing is written. Not to be
     * undone: a query may be somebody else's.
     */
    void confine(FleetFolder folder) throws IOException;

    /**
     * The names of the columns of an answer, without asking.
     *
     * @throws EngineException if it is no query
     */
    List<String> columns(String sql) throws IOException;

    /**
     * Asks.
     *
     * @param sql a query, with {@code ?} for each of {@code values}
     * @param values strings and numbers
     * @throws EngineException if it is no query, or cannot be answered
     */
    void ask(String sql, List<Object> values, RowTaker rows) throws IOException;

    /** Takes the rows of an answer. */
    interface RowTaker {
        /** The names of the columns; called once, before the rows. */
        void columns(List<String> names) throws IOException;

        /** A row: each value is a {@link Long}, a {@link Boolean}, a {@link Double} or a text, or absent. */
        void row(List<Optional<Object>> values) throws IOException;
    }
}
