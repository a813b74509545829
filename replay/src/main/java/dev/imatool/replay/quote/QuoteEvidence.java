package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.util.Optional;

/**
 * All that is known about a quote.
 *
 * @param signed the bytes under the signature, readable or not
 * @param attestation what they say
 * @param attestationProblem why they could not be read; present exactly where the attestation is absent
 * @param signature the signature
 * @param signatureProblem why it could not be read; absent also where none was given
 * @param key the attestation key
 * @param keyVouchedFor true when the user names the key or accepts it; false for one that came with the quote, which may be
 *     anybody's
 * @param hash the hash that must have been signed with; what the signature says counts where this is absent
 * @param nonce the nonce that must be in the quote
 * @param demanded the PCRs that must be quoted, exactly
 * @param pcrs PCR values that came with it
 */
public record QuoteEvidence(
        ByteString signed,
        Optional<Attestation> attestation,
        Optional<String> attestationProblem,
        Optional<TpmSignature> signature,
        Optional<String> signatureProblem,
        Optional<PublicKeyInfo> key,
        boolean keyVouchedFor,
        Optional<TpmHash> hash,
        Optional<ExpectedNonce> nonce,
        Optional<PcrSelectionList> demanded,
        GivenPcrs pcrs) {
    /** The same with another key, for which the user vouches or not. */
    public QuoteEvidence withKey(PublicKeyInfo other, boolean vouchedFor) {
        return new QuoteEvidence(
                signed,
                attestation,
                attestationProblem,
                signature,
                signatureProblem,
                Optional.of(other),
                vouchedFor,
                hash,
                nonce,
                demanded,
                pcrs);
    }

    /** The same with another signature. */
    public QuoteEvidence withSignature(Optional<TpmSignature> other, Optional<String> problem) {
        return new QuoteEvidence(
                signed,
                attestation,
                attestationProblem,
                other,
                problem,
                key,
                keyVouchedFor,
                hash,
                nonce,
                demanded,
                pcrs);
    }

    /** The same with another nonce that must be in the quote, or none. */
    public QuoteEvidence withNonce(Optional<ExpectedNonce> other) {
        return new QuoteEvidence(
                signed,
                attestation,
                attestationProblem,
                signature,
                signatureProblem,
                key,
                keyVouchedFor,
                hash,
                other,
                demanded,
                pcrs);
    }

    /** The same with other PCR values. */
    public QuoteEvidence withPcrs(GivenPcrs other) {
        return new QuoteEvidence(
                signed,
                attestation,
                attestationProblem,
                signature,
                signatureProblem,
                key,
                keyVouchedFor,
                hash,
                nonce,
                demanded,
                other);
    }

    /** The quoted PCRs, where this is a quote. */
    public Optional<Attestation.Quote> quote() {
        return attestation.flatMap(Attestation::quote);
    }
}
