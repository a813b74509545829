package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.List;
import java.util.Optional;

/**
 * The digest that a portable EVM signature is over: the values of the protected attributes, then the structure that the
 * kernel has in memory, so in the word size and byte order of the machine (kernel {@code struct h_misc}, {@code
 * hmac_add_misc}). Inode number and generation are zero in portable signatures.
 */
final class EvmDigest {
    private static final int HALF = 2;
    private static final int WORD = 4;

    private EvmDigest() {}

    /**
     * A kind of machine.
     *
     * @param bits of a long
     * @param order byte order
     */
    record Machine(int bits, ByteOrder order) {
        private static final int LONG_BITS = 64;
        private static final int LENGTH_64 = 24;
        private static final int LENGTH_32 = 20;

        /** Every kind, the likeliest first. */
        static final List<Machine> ALL = List.of(
                new Machine(64, ByteOrder.LITTLE),
                new Machine(32, ByteOrder.LITTLE),
                new Machine(64, ByteOrder.BIG),
                new Machine(32, ByteOrder.BIG));

        /** Inode number (a long), generation, user, group (32 bits each), mode (16 bits), zeros to the end. */
        ByteString structure(LoggedMetadata.Owner owner) {
            byte[] bytes = new byte[bits == LONG_BITS ? LENGTH_64 : LENGTH_32];
            int at = bits / Byte.SIZE + WORD;
            order.put(bytes, at, WORD, owner.user());
            order.put(bytes, at + WORD, WORD, owner.group());
            order.put(bytes, at + 2 * WORD, HALF, owner.mode());
            return ByteString.copyOf(bytes);
        }
    }

    /** The digest; none where nobody implements the algorithm. */
    static Optional<ByteString> of(
            HashAlgorithm algorithm,
            ByteString values,
            LoggedMetadata.Owner owner,
            Machine machine,
            HashFunctions hashes) {
        return hashes.digest(algorithm, FileSignatures.joined(values, machine.structure(owner)));
    }
}
