package dev.imatool.fleet.engine;

import java.io.IOException;
import java.nio.file.Path;

/** Makes what answers questions to fleets. */
public interface FleetReaders {
    /**
     * A reader.
     *
     * @param cache a folder of the user where what is unpacked once may stay
     * @param threads how many it may use
     * @throws IOException if it cannot be started
     */
    FleetReader reader(Path cache, int threads) throws IOException;
}
