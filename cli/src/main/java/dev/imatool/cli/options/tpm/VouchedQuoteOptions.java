package dev.imatool.cli.options.tpm;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which quotes among collected files the user vouches for. */
public final class VouchedQuoteOptions {
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

    /**
     * Takes note of those that are to be read.
     *
     * @throws QuestionException if standard input is named twice
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--ak", attestationKeys);
    }

    /** The nonce as typed. */
    public Optional<String> nonce() {
        return nonce;
    }

    /** Files of attestation keys as typed. */
    public List<String> attestationKeys() {
        return List.copyOf(attestationKeys);
    }

    /** True when keys found next to quotes are accepted. */
    public boolean acceptFoundKey() {
        return foundKey.accepted();
    }

    /** True when one of them is given. */
    public boolean any() {
        return nonce.isPresent() || foundKey.accepted() || !attestationKeys.isEmpty();
    }
}
