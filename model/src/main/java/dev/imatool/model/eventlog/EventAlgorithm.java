package dev.imatool.model.eventlog;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.tpm.TpmHash;
import java.util.Arrays;
import java.util.Optional;

/**
 * A hash algorithm as an event log names it, and with that a PCR bank.
 *
 * @param id TPM_ALG_ID (TCG Algorithm Registry)
 * @param name in the spelling of tpm2-tools: {@code sha256}, {@code sm3_256}; {@code 0x0005} where it is unknown
 * @param digestLength length of its digests in this log, in bytes
 * @param hash the function; absent where the algorithm is unknown, or the log gives it another length than it has
 */
public record EventAlgorithm(int id, String name, int digestLength, Optional<HashAlgorithm> hash) {
    /** SHA-1, the only one of old logs. */
    public static final EventAlgorithm SHA1 = of(TpmHash.SHA1);

    /** The algorithm of that id, with the digest length that a log declares. */
    public static EventAlgorithm declared(int id, int digestLength) {
        Optional<HashAlgorithm> hash =
                TpmHash.ofId(id).map(TpmHash::algorithm).filter(known -> known.digestLength() == digestLength);
        return new EventAlgorithm(id, TpmHash.nameOf(id), digestLength, hash);
    }

    /** The algorithm of that id with the digest length of the registry; absent where it is unknown. */
    public static Optional<EventAlgorithm> registered(int id) {
        return TpmHash.ofId(id).map(EventAlgorithm::of);
    }

    /** Name of the bank of a hash function, as {@link #name}; that of the kernel where no TPM has such a bank. */
    public static String bankOf(HashAlgorithm hash) {
        return Arrays.stream(TpmHash.values())
                .filter(known -> known.algorithm() == hash)
                .map(TpmHash::toString)
                .findFirst()
                .orElseGet(hash::kernelName);
    }

    private static EventAlgorithm of(TpmHash hash) {
        return declared(hash.id(), hash.digestLength());
    }
}
