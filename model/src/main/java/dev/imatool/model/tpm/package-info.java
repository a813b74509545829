/**
 * What a TPM signs, as values: attestation structures, the clock in them, signatures, selections of PCRs (TPM 2.0 library,
 * part 2). They are read in {@code parsers} and checked in {@code replay}.
 */
@NullMarked
package dev.imatool.model.tpm;

import org.jspecify.annotations.NullMarked;
