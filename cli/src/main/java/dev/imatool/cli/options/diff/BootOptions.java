package dev.imatool.cli.options.diff;

import dev.imatool.diff.DiffOptions.Boots;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is known of the boots of two lists. */
public final class BootOptions {
    @Option(
            names = "--same-boot",
            description =
                    "Both lists are of one boot, and whole. A list only grows, so every entry of BEFORE that AFTER lost,"
                            + " moved, doubled or changed is a change.")
    boolean same;

    @Option(
            names = "--separate-boots",
            description = "The lists are of different boots: the order and the number of entries are not compared.")
    boolean separate;

    @Option(
            names = "--before-quote",
            paramLabel = "FILE",
            description = "A TPM quote (TPMS_ATTEST, what tpm2_quote -m writes) made when BEFORE was collected. With"
                    + " --after-quote: the same key and the same count of resets mean one boot. Not verified here; see"
                    + " 'imatool quote'.")
    Optional<String> beforeQuote = Optional.empty();

    @Option(
            names = "--after-quote",
            paramLabel = "FILE",
            description =
                    "The same for AFTER. Quotes found with the lists of two folders are used without being named.")
    Optional<String> afterQuote = Optional.empty();

    /** True where both are claimed, which cannot be. */
    public boolean contradict() {
        return same && separate;
    }

    /** True when one of the options was given. */
    public boolean any() {
        return same || separate || beforeQuote.isPresent() || afterQuote.isPresent();
    }

    /** True when one of the quotes is there without the other. */
    public boolean oneQuote() {
        return beforeQuote.isPresent() != afterQuote.isPresent();
    }

    /** What the user says. */
    public Boots boots() {
        return same ? Boots.ONE : separate ? Boots.SEPARATE : Boots.UNKNOWN;
    }

    /** File with the quote of BEFORE. */
    public Optional<String> beforeQuote() {
        return beforeQuote;
    }

    /** File with the quote of AFTER. */
    public Optional<String> afterQuote() {
        return afterQuote;
    }
}
