package dev.imatool.fleet.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Makes engines; found as a service, so that a fleet needs an add-on and nothing else does. */
public interface FleetEngines extends FleetReaders {
    /**
     * An engine.
     *
     * @param cache a folder of the user where what is unpacked once may stay
     * @param threads how many it may use
     * @throws IOException if it cannot be started
     */
    FleetEngine engine(Path cache, int threads) throws IOException;

    @Override
    default FleetReader reader(Path cache, int threads) throws IOException {
        return engine(cache, threads);
    }

    /** The engine that is installed; absent where the add-on is not. */
    static Optional<FleetEngines> installed() {
        Iterator<FleetEngines> found = ServiceLoader.load(FleetEngines.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
