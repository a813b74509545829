package dev.imatool.replay.buffer;

import dev.imatool.model.buffer.BufferEvent;
import java.util.Optional;

/**
 * Kexecs of which the kernel's last record is not in the list. Kernels that measure {@code kexec_load} (6.16 on, critical data
 * of label {@code ima_kexec}) measure {@code kexec_execute} last before they hand the list over. Where it is missing, events
 * of that window were extended and did not get into the list: this is what the kernel has the two records for (kernel {@code
 * ima_measure_kexec_event}).
 */
public final class KexecGaps {
    private long loaded;

    /**
     * A kexec that was prepared and whose last record is missing.
     *
     * @param load number of the last {@code kexec_load}
     * @param boot number of the boot_aggregate that the next kernel logged
     */
    public record Gap(long load, long boot) {}

    /** Takes an entry with a buffer of the kernel's. */
    public void take(BufferEvent event, long number) {
        if (event == BufferEvent.KEXEC_LOAD) {
            loaded = number;
        } else if (event == BufferEvent.KEXEC_EXECUTE) {
            loaded = 0;
        }
    }

    /** Takes a boot_aggregate; with what is missing before it. */
    public Optional<Gap> boot(long number) {
        Optional<Gap> gap = loaded == 0 ? Optional.empty() : Optional.of(new Gap(loaded, number));
        loaded = 0;
        return gap;
    }
}
