package dev.imatool.replay.explain.report;

import dev.imatool.model.PcrBank;
import java.util.List;

/** What other evidence says about a value, or what else could be given. */
public sealed interface Hint {
    /**
     * Other banks of the PCR are reproduced: the list is whole, and something happened to one bank alone.
     *
     * @param banks those that are reproduced
     * @param alone the bank of the value
     */
    record BanksReproduced(List<PcrBank> banks, PcrBank alone) implements Hint {
        public BanksReproduced {
            banks = List.copyOf(banks);
        }
    }

    /**
     * The list has no kexec_execute, so that its last entries before a kexec are lost.
     *
     * @param load number of the entry of kexec_load
     * @param boot number of the boot_aggregate that follows
     */
    record LostAtKexec(long load, long boot) implements Hint {}

    /**
     * Entries may have been lost at kexec, which a list of the kernel before would show.
     *
     * @param boots how many boot_aggregates the list has
     */
    record ReferenceWanted(long boots) implements Hint {}
}
