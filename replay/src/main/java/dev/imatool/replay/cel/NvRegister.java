package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An NV index that records extend like a PCR.
 *
 * @param register its index and name
 * @param bank the hash of its records
 * @param start what is known of its value before the first record
 * @param value after the last record; absent where the start is not known, or a record lacks its digest
 * @param events how many records extend it
 * @param brokenAt number of the first record that extends it and has no digest in this bank
 */
public record NvRegister(
        CelRegister register,
        EventAlgorithm bank,
        Start start,
        Optional<ByteString> value,
        long events,
        OptionalLong brokenAt) {
    /** What is known of the value before the first record. */
    public enum Start {
        /** An index that was never extended holds zeros (TPM 2.0 part 3, TPM2_NV_Extend). */
        ZEROS,
        /** systemd extended zeros when it made the index, and says so in a record of PCR 9 ({@code nvpcr-init}). */
        ZEROS_EXTENDED,
        /** systemd extended a secret when it made the index, and says in a record of PCR 9 what that led to. */
        STATED,
        /** systemd extended something first that no record tells. */
        UNKNOWN;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
