package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parts found in one input, decoded but not judged.
 *
 * @param message the attestation (TPMS_ATTEST)
 * @param signature its signature (TPMT_SIGNATURE)
 * @param pcrs PCR values that came with it, in one of the shapes of PCR files
 * @param key the attestation key
 * @param nonce the nonce as text
 * @param log the measurement list
 * @param startingOffset how many entries of the machine's list come before it, as the document says, which proves nothing
 * @param problems what could not be decoded, each a sentence that is safe to print
 */
public record KeylimeEvidence(
        Optional<ByteString> message,
        Optional<ByteString> signature,
        Optional<ByteString> pcrs,
        Optional<ByteString> key,
        Optional<String> nonce,
        Optional<ByteString> log,
        OptionalLong startingOffset,
        List<String> problems) {
    public KeylimeEvidence {
        problems = List.copyOf(problems);
    }

    /** The same with a further problem. */
    KeylimeEvidence with(String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(problem);
        return new KeylimeEvidence(message, signature, pcrs, key, nonce, log, startingOffset, all);
    }
}
