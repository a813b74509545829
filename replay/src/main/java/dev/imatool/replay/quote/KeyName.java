package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.TpmHash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The name of a TPM object: its name algorithm and a digest of its public area (TPM 2.0 library, part 1, 16). The signer of
 * an attestation is given by its qualified name, which also covers its parents: that of a primary key follows from its
 * hierarchy, that of others only from all their parents.
 */
public final class KeyName {
    private static final int ALGORITHM_LENGTH = 2;

    /** Where a primary key can stand (part 2, 7.4, TPM_RH). */
    public enum Hierarchy {
        OWNER("40000001"),
        NULL("40000007"),
        ENDORSEMENT("4000000b"),
        PLATFORM("4000000c");

        private final ByteString handle;

        Hierarchy(String handle) {
            this.handle = ByteString.ofHex(handle);
        }
    }

    private KeyName() {}

    /** The name of a key; empty where its name algorithm is unknown. */
    public static Optional<ByteString> of(TpmKeyFacts key) {
        return TpmHash.ofId(key.nameAlgorithm()).map(hash -> named(hash, List.of(key.publicArea())));
    }

    /** The hierarchy in which the key is a primary key, where {@code qualifiedSigner} proves that. */
    public static Optional<Hierarchy> primaryIn(TpmKeyFacts key, ByteString qualifiedSigner) {
        Optional<TpmHash> hash = TpmHash.ofId(key.nameAlgorithm());
        Optional<ByteString> name = of(key);
        if (hash.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(Hierarchy.values())
                .filter(hierarchy ->
                        named(hash.get(), List.of(hierarchy.handle, name.get())).equals(qualifiedSigner))
                .findFirst();
    }

    private static ByteString named(TpmHash hash, List<ByteString> parts) {
        byte[] name = new byte[ALGORITHM_LENGTH + hash.digestLength()];
        name[0] = (byte) (hash.id() >> 8);
        name[1] = (byte) hash.id();
        TpmDigest.hash(hash, parts).copyTo(name, ALGORITHM_LENGTH);
        return ByteString.copyOf(name);
    }
}
