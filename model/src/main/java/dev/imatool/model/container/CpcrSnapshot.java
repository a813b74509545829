package dev.imatool.model.container;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * What the {@code cpcr} file of Container-IMA says at one moment ({@code ima_fs.c} of that kernel). Everything is SHA-1.
 *
 * @param history PCR 12 before the last bind; the file of the first kernels does not tell it
 * @param nonce 20 bytes from the TPM for this bind; only the second generation has one
 * @param rows one for each registered namespace, in the order of registration
 */
public record CpcrSnapshot(Optional<ByteString> history, Optional<ByteString> nonce, List<Row> rows) {
    /** Length in bytes of every value. */
    public static final int LENGTH = 20;

    public CpcrSnapshot {
        rows = List.copyOf(rows);
    }

    /**
     * A namespace and its container PCR.
     *
     * @param namespace label as printed
     * @param value the container PCR (cPCR)
     * @param secret 20 bytes that the third generation mixes in
     */
    public record Row(String namespace, ByteString value, Optional<ByteString> secret) {}
}
