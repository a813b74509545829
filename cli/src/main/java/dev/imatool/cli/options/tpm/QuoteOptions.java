package dev.imatool.cli.options.tpm;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.quote.QuoteQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The parts of a quote, under the letters of tpm2_checkquote but for {@code -q}, which is quiet everywhere. */
public final class QuoteOptions {
    private static final String OLD_NONCE =
            "-q prints nothing, as in every command; give the nonce with --nonce (or --qualification)";

    @Mixin
    QuotePartOptions parts = new QuotePartOptions();

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

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    /**
     * In tpm2_checkquote {@code -q} is the nonce: a nonce after it must not be read as one more list.
     *
     * @param quiet whether {@code -q} was given
     * @throws UsageException if it is meant for a nonce
     */
    public void refuseOldNonce(boolean quiet, List<String> logs) throws UsageException {
        boolean nonce = parts.message().isPresent() || logs.stream().anyMatch(NonceArgument::looksLikeOne);
        if (quiet && logs.size() > 1 && nonce) {
            throw new UsageException("only one LOG goes with a quote, and there are " + logs.size(), OLD_NONCE);
        }
        if (quiet && logs.size() == 1 && NonceArgument.isHex(logs.get(0))) {
            throw new UsageException("no LOG is given, and no file is called " + logs.get(0), OLD_NONCE);
        }
    }

    /** What is asked of {@code logs}. */
    public QuoteQuestion question(List<String> logs) {
        return parts.question(
                logs, pcrs, typed.stream().flatMap(one -> one.values().stream()).toList(), starts.given());
    }
}
