package dev.imatool.cli.options.tpm;

import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user vouches for beside collected files. */
public final class CollectedOptions {
    @Option(
            names = {"--nonce", "--qualification"},
            paramLabel = "NONCE",
            description = "The nonce sent with the quote request: hex digits, or a file with it.")
    Optional<String> nonce = Optional.empty();

    @Option(
            names = {"--ak", "-u"},
            paramLabel = "FILE",
            description = {
                "The attestation key of the machine, in any format that quote takes. As TPM2B_PUBLIC it also shows whether a"
                        + " TPM made the quote. Quotes by other keys cover nothing. May be repeated."
            })
    List<String> attestationKeys = new ArrayList<>();

    @Mixin
    FoundKeyOption foundKey;

    @Option(
            names = "--keys",
            paramLabel = "DIR|FILE",
            description =
                    "Public keys with which files are signed. Keys in the evidence do not count then. May be repeated.")
    List<String> signingKeys = new ArrayList<>();

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    /**
     * Takes note of those that are to be read.
     *
     * @throws QuestionException if standard input is named twice
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--ak", attestationKeys).claim("--keys", signingKeys);
    }

    /** What is asked of the folder or archive {@code evidence}. */
    public EvidenceQuestion question(String evidence) {
        return question(evidence, GivenSources.NONE);
    }

    /** The same, with sources that the entries of its lists are held against. */
    public EvidenceQuestion question(String evidence, GivenSources sources) {
        return new EvidenceQuestion(
                evidence, nonce, attestationKeys, foundKey.accepted(), signingKeys, sources, starts.given());
    }

    /** Keys with which files are signed, as typed. */
    public List<String> signingKeys() {
        return List.copyOf(signingKeys);
    }

    /** True when one of them is given. */
    public boolean any() {
        return nonce.isPresent()
                || foundKey.accepted()
                || !attestationKeys.isEmpty()
                || !signingKeys.isEmpty()
                || !starts.given().values().isEmpty();
    }
}
