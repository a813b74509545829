/**
 * Reads what a TPM writes about itself: attestation structures and signatures (TPM 2.0 library, part 2). Numbers are big
 * endian. Keys are read in {@code parsers.key}, PCR values in {@code parsers.pcr}.
 */
@NullMarked
package dev.imatool.parsers.tpm;

import org.jspecify.annotations.NullMarked;
