package dev.imatool.cli.options.tpm;

import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.replay.GivenStarts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A quote, its signature and what is expected of it, without the PCR values. */
public final class QuotePartOptions {
    @Option(
            names = {"-m", "--message", "--quote"},
            paramLabel = "FILE",
            description = {
                "The quote: what tpm2_quote -m wrote (TPMS_ATTEST), or a quote string or evidence of Keylime, which brings"
                        + " other parts along. Not needed where LOG is such evidence."
            })
    Optional<String> message = Optional.empty();

    @Option(
            names = {"-s", "--signature"},
            paramLabel = "FILE",
            description = "Its signature: TPMT_SIGNATURE, or plain RSA or ECDSA.")
    Optional<String> signature = Optional.empty();

    @Option(
            names = {"-u", "--public", "--ak"},
            paramLabel = "FILE",
            description = {
                "The attestation key of the machine, for which you vouch: PEM, DER, X.509, TPM2B_PUBLIC or TPMT_PUBLIC. Only"
                        + " the last two say what the key may sign."
            })
    Optional<String> key = Optional.empty();

    @Mixin
    FoundKeyOption foundKey;

    @Option(
            names = {"-g", "--hash-algorithm"},
            paramLabel = "HASH",
            converter = HashConverter.class,
            description = "The hash that must have been signed with. Default: what the signature says.")
    Optional<TpmHash> hash = Optional.empty();

    @Option(
            names = {"--nonce", "--qualification"},
            paramLabel = "NONCE",
            description = "The nonce sent with the quote request: hex digits, or a file with it.")
    Optional<String> nonce = Optional.empty();

    @Option(
            names = {"-l", "--pcr-list"},
            paramLabel = "SELECTION",
            converter = SelectionConverter.class,
            description = {"The PCRs that must be quoted, such as", "sha1:10+sha256:0-7,10."})
    Optional<PcrSelectionList> selection = Optional.empty();

    /** The file with the quote. */
    public Optional<String> message() {
        return message;
    }

    /** The file with the signature. */
    public Optional<String> signature() {
        return signature;
    }

    /** The file with the attestation key. */
    public Optional<String> key() {
        return key;
    }

    /** True where anything about a quote was given. */
    public boolean any() {
        return message.isPresent()
                || signature.isPresent()
                || key.isPresent()
                || foundKey.accepted()
                || hash.isPresent()
                || nonce.isPresent()
                || selection.isPresent();
    }

    /**
     * What is asked of {@code logs}.
     *
     * @param pcrs file with PCR values
     * @param typed PCR values that were typed
     */
    public QuoteQuestion question(
            List<String> logs, Optional<String> pcrs, List<ExpectedPcr> typed, GivenStarts starts) {
        return new QuoteQuestion(
                logs, message, signature, key, foundKey.accepted(), pcrs, typed, hash, nonce, selection, starts);
    }

    static final class HashConverter implements ITypeConverter<TpmHash> {
        @Override
        public TpmHash convert(String typed) {
            return TpmHash.ofName(typed)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + typed + "' is not a hash of TPMs, such as sha256, sha384 or sm3_256"));
        }
    }

    static final class SelectionConverter implements ITypeConverter<PcrSelectionList> {
        @Override
        public PcrSelectionList convert(String typed) {
            return switch (PcrSelection.parse(typed)) {
                case OptionResult.Accepted<PcrSelection>(PcrSelection selection) ->
                    new PcrSelectionList(selection.banks().stream()
                            .map(bank -> new SelectedBank(bank.name(), bank.pcrs()))
                            .toList());
                case OptionResult.Rejected<PcrSelection>(String reason) -> throw new TypeConversionException(reason);
            };
        }
    }
}
