package dev.imatool.model.eventlog;

import dev.imatool.model.HashAlgorithm;
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
    public static final EventAlgorithm SHA1 = declared(Registered.SHA1.id, HashAlgorithm.SHA1.digestLength());

    private enum Registered {
        SHA1(0x0004, "sha1", HashAlgorithm.SHA1),
        SHA256(0x000b, "sha256", HashAlgorithm.SHA256),
        SHA384(0x000c, "sha384", HashAlgorithm.SHA384),
        SHA512(0x000d, "sha512", HashAlgorithm.SHA512),
        SM3(0x0012, "sm3_256", HashAlgorithm.SM3),
        SHA3_256(0x0027, "sha3_256", HashAlgorithm.SHA3_256),
        SHA3_384(0x0028, "sha3_384", HashAlgorithm.SHA3_384),
        SHA3_512(0x0029, "sha3_512", HashAlgorithm.SHA3_512);

        private final int id;
        private final String bank;
        private final HashAlgorithm hash;

        Registered(int id, String bank, HashAlgorithm hash) {
            this.id = id;
            this.bank = bank;
            this.hash = hash;
        }

        static Optional<Registered> of(int id) {
            return Arrays.stream(values()).filter(known -> known.id == id).findFirst();
        }
    }

    /** The algorithm of that id, with the digest length that a log declares. */
    public static EventAlgorithm declared(int id, int digestLength) {
        Optional<Registered> known = Registered.of(id);
        String name = known.map(each -> each.bank).orElseGet(() -> String.format("0x%04x", id));
        Optional<HashAlgorithm> hash = known.map(each -> each.hash).filter(each -> each.digestLength() == digestLength);
        return new EventAlgorithm(id, name, digestLength, hash);
    }

    /** The algorithm of that id with the digest length of the registry; absent where it is unknown. */
    public static Optional<EventAlgorithm> registered(int id) {
        return Registered.of(id).map(known -> declared(id, known.hash.digestLength()));
    }

    /** Name of the bank of a hash function, as {@link #name}; that of the kernel where no TPM has such a bank. */
    public static String bankOf(HashAlgorithm hash) {
        return Arrays.stream(Registered.values())
                .filter(known -> known.hash == hash)
                .map(known -> known.bank)
                .findFirst()
                .orElseGet(hash::kernelName);
    }
}
