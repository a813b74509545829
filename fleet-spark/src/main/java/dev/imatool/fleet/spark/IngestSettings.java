package dev.imatool.fleet.spark;

import dev.imatool.fleet.ingest.HostSettings;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How evidence is examined, on its way to tasks; what is empty was not given.
 *
 * @param day that all lists count as
 * @param hostFrom file below the evidence that names the host
 * @param attestationKeys folder, at the same path on each machine
 * @param nonces folder, at the same path on each machine
 */
record IngestSettings(String day, String hostFrom, String attestationKeys, String nonces) implements Serializable {
    HostSettings settings() {
        return new HostSettings(
                given(day),
                given(hostFrom),
                given(attestationKeys).map(Path::of),
                given(nonces).map(Path::of));
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
