package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * A file digest as an entry logs it.
 *
 * @param type {@code verity} for an fs-verity digest ({@code d-ngv2}); absent for the digest of the whole file
 * @param algorithm by the kernel's name, or as logged where nobody knows it
 * @param digest its bytes; all zero where the kernel had no digest
 */
public record MeasuredDigest(Optional<String> type, String algorithm, ByteString digest) {}
