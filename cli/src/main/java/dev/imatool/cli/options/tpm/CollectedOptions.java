package dev.imatool.cli.options.tpm;

import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user vouches for beside collected files. */
public final class CollectedOptions {
    @Mixin
    VouchedQuoteOptions quotes;

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
        quotes.claim(inputs);
        inputs.claim("--keys", signingKeys);
    }

    /** What is asked of the folder or archive {@code evidence}. */
    public EvidenceQuestion question(String evidence) {
        return question(evidence, GivenSources.NONE);
    }

    /** The same, with sources that the entries of its lists are held against. */
    public EvidenceQuestion question(String evidence, GivenSources sources) {
        return new EvidenceQuestion(
                evidence,
                quotes.nonce(),
                quotes.attestationKeys(),
                quotes.acceptFoundKey(),
                signingKeys,
                sources,
                starts.given());
    }

    /** Keys with which files are signed, as typed. */
    public List<String> signingKeys() {
        return List.copyOf(signingKeys);
    }

    /** True when one of them is given. */
    public boolean any() {
        return quotes.any()
                || !signingKeys.isEmpty()
                || !starts.given().values().isEmpty();
    }
}
