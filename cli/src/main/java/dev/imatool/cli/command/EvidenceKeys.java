package dev.imatool.cli.command;

import dev.imatool.appraise.signature.SigningKey;
import dev.imatool.cli.options.CollectedOptions;
import dev.imatool.cli.report.Notice;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.replay.quote.ExpectedNonce;
import java.util.List;
import java.util.Optional;

/**
 * What the user vouches for, beside the evidence.
 *
 * @param nonce what was to be quoted
 * @param attestation attestation keys
 * @param signing keys with which files are signed
 * @param notices what is odd about the files of the keys
 */
record EvidenceKeys(
        Optional<ExpectedNonce> nonce,
        List<PublicKeyInfo> attestation,
        List<SigningKey> signing,
        List<Notice> notices) {
    EvidenceKeys {
        attestation = List.copyOf(attestation);
        signing = List.copyOf(signing);
        notices = List.copyOf(notices);
    }

    /**
     * What the command line names.
     *
     * @throws UnreadableInputException if a file cannot be read or holds no key
     */
    static EvidenceKeys of(CollectedOptions options, Optional<ExpectedNonce> nonce) throws UnreadableInputException {
        SigningKeyFiles.Read signing = new SigningKeyFiles().read(options.signingKeys());
        List<PublicKeyInfo> attestation = new SigningKeyFiles()
                .read(options.attestationKeys()).keys().stream()
                        .map(SigningKey::key)
                        .toList();
        return new EvidenceKeys(nonce, attestation, signing.keys(), signing.notices());
    }

    /** The public keys of a part. */
    static List<PublicKeyInfo> read(Part part) {
        return KeyReader.read(part.path(), part.content().toByteArray()).keys();
    }
}
