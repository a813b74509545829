package dev.imatool.examine.evidence;

import dev.imatool.examine.reference.GivenSources;
import dev.imatool.replay.GivenStarts;
import java.util.List;
import java.util.Optional;

/**
 * Which evidence is examined, and what the user vouches for. Names of files are as typed.
 *
 * @param evidence folder or archive
 * @param listToo whether a measurement list by itself is evidence, too
 * @param nonce the nonce as typed: hex digits, or a file with it
 * @param attestationKeys files of attestation keys
 * @param acceptFoundKey true when attestation keys found in the evidence are accepted
 * @param signingKeys files and folders of keys with which files are signed
 * @param sources what the entries of all lists are held against; there may be none
 * @param starts what PCRs held before the first entry of lists that do not begin with a boot_aggregate
 */
public record EvidenceQuestion(
        String evidence,
        boolean listToo,
        Optional<String> nonce,
        List<String> attestationKeys,
        boolean acceptFoundKey,
        List<String> signingKeys,
        GivenSources sources,
        GivenStarts starts) {
    public EvidenceQuestion {
        attestationKeys = List.copyOf(attestationKeys);
        signingKeys = List.copyOf(signingKeys);
    }

    /** A folder or an archive. */
    public EvidenceQuestion(
            String evidence,
            Optional<String> nonce,
            List<String> attestationKeys,
            boolean acceptFoundKey,
            List<String> signingKeys,
            GivenSources sources,
            GivenStarts starts) {
        this(evidence, false, nonce, attestationKeys, acceptFoundKey, signingKeys, sources, starts);
    }

    /** The same without a nonce, for evidence whose quotes have another one. */
    public EvidenceQuestion withoutNonce() {
        return new EvidenceQuestion(
                evidence, listToo, Optional.empty(), attestationKeys, acceptFoundKey, signingKeys, sources, starts);
    }

    /** The same, where a measurement list by itself is evidence, too. */
    public EvidenceQuestion orList() {
        return new EvidenceQuestion(
                evidence, true, nonce, attestationKeys, acceptFoundKey, signingKeys, sources, starts);
    }
}
