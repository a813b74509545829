package dev.imatool.cli.options.tpm;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --event-log}: what the firmware says about the boot. */
public final class EventLogOption {
    @Option(
            names = "--event-log",
            paramLabel = "FILE",
            description = {
                "The firmware's event log of the same boot (binary_bios_measurements), compressed or not: proves every"
                        + " boot_aggregate over PCR 0-7 or 0-9. Expected values of PCR 0-9 prove it as well."
            })
    Optional<String> file = Optional.empty();

    /** The file named. */
    public Optional<String> file() {
        return file;
    }
}
