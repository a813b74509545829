package dev.imatool.appraise.signature.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import java.util.Optional;
import java.util.Set;

/** Where a key comes from, which decides whether it is trusted. */
public sealed interface KeySource {
    /** True when a signature by the key is good. */
    boolean trusted();

    /** The caller vouches for it. */
    record Given() implements KeySource {
        @Override
        public boolean trusted() {
            return true;
        }
    }

    /**
     * A certificate that the list itself measured when it was put into a keyring (kernel {@code ima_post_key_create_or_update}).
     *
     * @param entry number of the entry
     * @param list the list it stands in
     * @param container the one that the entry claims to be of; absent for the host
     * @param keyring name of the keyring; users choose names too
     * @param coverage whether a PCR value vouches for the entry
     */
    record Measured(long entry, String list, Optional<Container> container, ByteString keyring, Coverage coverage)
            implements KeySource {
        private static final Set<ByteString> KERNEL_KEYRINGS = Set.of(
                ByteString.ofText(".ima"),
                ByteString.ofText("_ima"),
                ByteString.ofText(".evm"),
                ByteString.ofText("_evm"),
                ByteString.ofText(".builtin_trusted_keys"),
                ByteString.ofText(".secondary_trusted_keys"),
                ByteString.ofText(".machine"),
                ByteString.ofText(".platform"));

        /** True when the kernel takes keys for IMA, EVM or modules from a keyring of that name. */
        public boolean kernelKeyring() {
            return KERNEL_KEYRINGS.contains(keyring);
        }

        @Override
        public boolean trusted() {
            return kernelKeyring() && coverage != Coverage.NOT_COVERED;
        }
    }

    /** Whether a PCR value vouches for an entry. */
    enum Coverage {
        /** The entry is in a prefix of the list that reproduces an expected value. */
        COVERED,
        /** It is after that prefix, no prefix does, or its PCR has no expected value while others have. */
        NOT_COVERED,
        /** No expected value was given at all. */
        NOT_PROVEN
    }
}
