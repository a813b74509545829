package dev.imatool.cli.options.tpm;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The parts of a quote, under the letters of tpm2_checkquote but for {@code -q}, which is quiet everywhere. */
public final class QuoteOptions {
    private static final String OLD_NONCE =
            "-q prints nothing, as in every command; give the nonce with --nonce (or --qualification)";

    @Option(
            names = {"-m", "--message"},
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
            names = {"-f", "--pcrs"},
            paramLabel = "FILE",
            description = {
                "The PCR values: what tpm2_quote -o wrote, in any format, or tpm2_pcrread, sysfs and others. Without them"
                        + " the quoted digest is searched in the list."
            })
    Optional<String> pcrs = Optional.empty();

    @Option(
            names = "--pcr",
            paramLabel = "BANK:N=HEX",
            converter = ExpectedPcrOptions.ValueConverter.class,
            description = "One PCR value, such as sha256:0=HEX. May be repeated.")
    List<ExpectedPcrOptions.TypedValues> typed = new ArrayList<>();

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

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    /**
     * In tpm2_checkquote {@code -q} is the nonce: a nonce after it must not be read as one more list.
     *
     * @param quiet whether {@code -q} was given
     * @throws UsageException if it is meant for a nonce
     */
    public void refuseOldNonce(boolean quiet, List<String> logs) throws UsageException {
        boolean nonce = message.isPresent() || logs.stream().anyMatch(NonceArgument::looksLikeOne);
        if (quiet && logs.size() > 1 && nonce) {
            throw new UsageException("only one LOG goes with a quote, and there are " + logs.size(), OLD_NONCE);
        }
        if (quiet && logs.size() == 1 && NonceArgument.isHex(logs.get(0))) {
            throw new UsageException("no LOG is given, and no file is called " + logs.get(0), OLD_NONCE);
        }
    }

    /** What is asked of {@code logs}. */
    public QuoteQuestion question(List<String> logs) {
        return new QuoteQuestion(
                logs,
                message,
                signature,
                key,
                foundKey.accepted(),
                pcrs,
                typed.stream().flatMap(one -> one.values().stream()).toList(),
                hash,
                nonce,
                selection,
                starts.given());
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
