package dev.imatool.fleet.duckdb;

import dev.imatool.fleet.engine.FleetEngine;
import dev.imatool.fleet.engine.FleetEngines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Makes engines of DuckDB. */
public final class DuckDbEngines implements FleetEngines {
    /** Called by the service loader. */
    public DuckDbEngines() {}

    @Override
    public FleetEngine engine(Path cache, int threads) throws IOException {
        try {
            return new DuckDbEngine(NativeLibrary.unpackedIn(cache).driver(), threads);
        } catch (SQLException | LinkageError failure) {
            throw new IOException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
