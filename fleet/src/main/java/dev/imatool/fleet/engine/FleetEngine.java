package dev.imatool.fleet.engine;

import dev.imatool.fleet.batch.StagedBatch;
import dev.imatool.fleet.table.HostRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes the tables of a fleet. Used by several threads, one at a time. */
public interface FleetEngine extends FleetReader {
    /**
     * Writes the tables of a batch, sorted, as {@code TABLE/day=DAY/NAME.parquet} below {@code aside}.
     *
     * @param batch closed
     * @throws IOException if they cannot be written
     */
    void write(StagedBatch batch, Path aside) throws IOException;

    /** Writes what the user says of hosts to a file. */
    void write(List<HostRow> hosts, Path file) throws IOException;
}
