package dev.imatool.fleet.engine;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.table.ColumnType;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers questions to the tables of a fleet. Used by several threads, one at a time. */
public interface FleetReader extends Closeable {
    /**
     * The folder of a fleet, there or not.
     *
     * @param fleet as the user calls it
     * @throws java.nio.file.InvalidPathException if no folder can be called so
     * @throws IOException if it is somewhere that cannot be reached
     */
    FleetFolder folder(String fleet) throws IOException;

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

    /**
     * A column of an answer.
     *
     * @param type of its values, which may be absent
     */
    record KnownColumn(String name, ColumnType type) {}

    /**
     * Asks where the columns of the answer are known beforehand: some engines fetch it at less cost then.
     *
     * @param columns all, in order
     */
    default void ask(String sql, List<Object> values, List<KnownColumn> columns, RowTaker rows) throws IOException {
        ask(sql, values, rows);
    }

    /** Takes the rows of an answer. */
    interface RowTaker {
        /** The names of the columns; called once, before the rows. */
        void columns(List<String> names) throws IOException;

        /** A row: each value is a {@link Long}, a {@link Boolean}, a {@link Double} or a text, or absent. */
        void row(List<Optional<Object>> values) throws IOException;
    }
}
