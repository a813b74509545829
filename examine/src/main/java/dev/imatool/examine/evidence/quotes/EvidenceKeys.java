package dev.imatool.examine.evidence.quotes;

import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.quote.ExpectedNonce;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the user vouches for, next to the evidence.
 *
 * @param nonce what was to be quoted
 * @param attestation attestation keys
 * @param acceptFound true when attestation keys found in the evidence are accepted as if they were given
 * @param signing keys with which files are signed
 * @param starts what PCRs held before the first entry of lists that do not begin with a boot_aggregate
 * @param notices what is odd about the files of the keys
 */
public record EvidenceKeys(
        Optional<ExpectedNonce> nonce,
        List<PublicKeyInfo> attestation,
        boolean acceptFound,
        List<SigningKey> signing,
        GivenStarts starts,
        List<Notice> notices) {
    public EvidenceKeys {
        attestation = List.copyOf(attestation);
        signing = List.copyOf(signing);
        notices = List.copyOf(notices);
    }

    /**
     * What the command line names.
     *
     * @throws UnreadableInputException if a file cannot be read or holds no key
     */
    public static EvidenceKeys of(
            InputArguments inputs,
            List<String> signingKeys,
            List<String> attestationKeys,
            boolean acceptFound,
            Optional<ExpectedNonce> nonce,
            GivenStarts starts)
            throws UnreadableInputException {
        SigningKeyFiles.Read signing = new SigningKeyFiles(inputs).read(signingKeys);
        List<PublicKeyInfo> attestation = new SigningKeyFiles(inputs)
                .read(attestationKeys).keys().stream().map(SigningKey::key).toList();
        return new EvidenceKeys(nonce, attestation, acceptFound, signing.keys(), starts, signing.notices());
    }

    /**
     * The same, with the nonce as typed.
     *
     * @throws QuestionException if the nonce is neither hex digits nor a file
     * @throws UnreadableInputException if a file cannot be read or holds no key
     */
    public static EvidenceKeys asked(
            InputArguments inputs,
            List<String> signingKeys,
            List<String> attestationKeys,
            boolean acceptFound,
            Optional<String> nonce,
            GivenStarts starts)
            throws IOException {
        Optional<ExpectedNonce> expected = Optional.empty();
        if (nonce.isPresent()) {
            expected = NonceArgument.read(nonce.get(), inputs);
            if (expected.isEmpty()) {
                throw new QuestionException(new QuestionProblem.NoNonce(nonce.get()));
            }
        }
        return of(inputs, signingKeys, attestationKeys, acceptFound, expected, starts);
    }

    /** True when the user asks what a quote proves. */
    public boolean asked() {
        return nonce.isPresent() || !attestation.isEmpty() || acceptFound;
    }

    /** The public keys of a part. */
    public static List<PublicKeyInfo> read(Part part) {
        return KeyReader.read(part.path(), part.content().toByteArray()).keys();
    }
}
