package dev.imatool.model.tpm;

/**
 * The time of a TPM (TPM 2.0 library, part 2, 10.11.1, TPMS_CLOCK_INFO). A key outside the endorsement and platform hierarchies sees the
 * two counters, and the firmware version next to them, obfuscated: two quotes of one key compare, those of two keys do not.
 *
 * @param clock milliseconds that the TPM had power since it was last cleared, unsigned
 * @param resetCount resets of the TPM since it was last cleared, 0 to 2^32 - 1
 * @param restartCount restarts and resumes since the last reset, 0 to 2^32 - 1
 * @param safe false when the clock may have been higher before, after a loss of power
 */
public record TpmClock(long clock, long resetCount, long restartCount, boolean safe) {}
