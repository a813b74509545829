package dev.imatool.parsers.tpm;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.Attestation;
import java.util.Optional;

/**
 * What came of reading an attestation.
 *
 * @param signed the bytes that a signature covers: all, without a length in front
 * @param attestation what they say; absent where there is a problem
 * @param problem why they could not be read, with field, offset and value; safe to print
 */
public record AttestationReading(ByteString signed, Optional<Attestation> attestation, Optional<String> problem) {}
