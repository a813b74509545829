package dev.imatool.model.tpm;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * What a TPM attests (TPM 2.0 library, part 2, 10.12.12, TPMS_ATTEST). It says of itself that a TPM made it; whether it is
 * true depends on the signature and on the key.
 *
 * @param signed the bytes under the signature
 * @param type what it is about
 * @param qualifiedSigner qualified name of the signing key: a hash algorithm and a digest
 * @param extraData what the caller gave to be signed with it: the nonce of a quote; may be empty
 * @param clock time and counters
 * @param firmwareVersion version of the TPM's firmware, unsigned; obfuscated like the counters
 * @param quote the quoted PCRs, of a quote
 */
public record Attestation(
        ByteString signed,
        AttestationType type,
        ByteString qualifiedSigner,
        ByteString extraData,
        TpmClock clock,
        long firmwareVersion,
        Optional<Quote> quote) {
    /**
     * Quoted PCRs (TPMS_QUOTE_INFO).
     *
     * @param selection which
     * @param digest hash of their values one after the other, in the order of the selection, by the hash of the signature
     */
    public record Quote(PcrSelectionList selection, ByteString digest) {}
}
