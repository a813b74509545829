package dev.imatool.parsers.tpm;

import dev.imatool.model.tpm.TpmSignature;
import java.util.Optional;

/**
 * What came of reading a signature.
 *
 * @param signature what it is; absent where there is a problem
 * @param problem why it could not be read, with field, offset and value; safe to print
 */
public record SignatureReading(Optional<TpmSignature> signature, Optional<String> problem) {}
