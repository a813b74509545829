package dev.imatool.model.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
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
     * @param use which of those that had the number it is, in the order of the rows, from 1 on
     * @param value the container PCR (cPCR)
     * @param secret 20 bytes that the third generation mixes in
     */
    public record Row(String namespace, int use, ByteString value, Optional<ByteString> secret) {
        /** The first one that had the number. */
        public Row(String namespace, ByteString value, Optional<ByteString> secret) {
            this(namespace, 1, value, secret);
        }

        /** The namespace. */
        public Container container() {
            return Container.ofNamespace(namespace, Container.Source.FIRST_COLUMN)
                    .used(use);
        }
    }
}
