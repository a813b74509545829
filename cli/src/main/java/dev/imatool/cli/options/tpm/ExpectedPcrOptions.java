package dev.imatool.cli.options.tpm;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrOption;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.replay.GivenStarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the PCR values come from that a replay is to reproduce. */
public final class ExpectedPcrOptions {
    @Option(
            names = "--pcrs",
            paramLabel = "FILE",
            description = {
                "Expected PCR values: output of tpm2_pcrread, of tpm2_quote, of systemd-analyze pcrs, sysfs files or folders"
                        + " (pcr-sha256; measurements of a TDX guest), JSON of Keylime, go-attestation and others; the"
                        + " format is detected; - is standard input. May be repeated."
            })
    List<String> files = new ArrayList<>();

    @Option(
            names = "--pcr",
            paramLabel = "BANK:N=HEX",
            converter = ValueConverter.class,
            description = "One expected PCR value, such as sha256:10=HEX. May be repeated.")
    List<TypedValues> typed = new ArrayList<>();

    @Option(
            names = "--pcr-selection",
            paramLabel = "SELECTION",
            converter = SelectionConverter.class,
            description = "Which PCRs the bare values of a --pcrs file belong to, such as sha256:0-9,10, or"
                    + " sha256:all. Several banks are joined by +.")
    Optional<PcrSelection> selection = Optional.empty();

    /** {@code --start}: what PCRs held before the first entry. */
    public static final class Starts {
        @Option(
                names = "--start",
                paramLabel = "BANK:N=HEX",
                converter = StartConverter.class,
                description = {
                    "What a PCR held before the first entry of LOG, in place of zero: for a part of a list. You vouch for it;"
                            + " nothing proves it. May be repeated."
                })
        List<TypedValues> starts = new ArrayList<>();

        /** The values. */
        public GivenStarts given() {
            return new GivenStarts(
                    starts.stream().flatMap(one -> one.values().stream()).toList());
        }
    }

    /** What one {@code --pcr} gives. */
    record TypedValues(List<ExpectedPcr> values) {}

    /** Files with values, {@code -} for standard input. */
    public List<String> files() {
        return List.copyOf(files);
    }

    /** Values given on the command line. */
    public List<ExpectedPcr> typed() {
        return typed.stream().flatMap(one -> one.values().stream()).toList();
    }

    /** Which PCRs bare values belong to. */
    public Optional<PcrSelection> selection() {
        return selection;
    }

    /** All of them, as typed. */
    public ExpectedArguments arguments() {
        return new ExpectedArguments(files(), selection(), typed());
    }

    static final class ValueConverter implements ITypeConverter<TypedValues> {
        @Override
        public TypedValues convert(String typed) {
            List<ExpectedPcr> values = accepted(PcrOption.parse(typed, "--pcr"));
            for (ExpectedPcr value : values) {
                if (!value.ofTdx() && TpmHash.ofName(value.bank()).isEmpty()) {
                    throw new TypeConversionException(
                            "'" + value.bank() + "' is not a PCR bank; expected sha256:10=HEX");
                }
            }
            return new TypedValues(values);
        }
    }

    static final class StartConverter implements ITypeConverter<TypedValues> {
        @Override
        public TypedValues convert(String typed) {
            List<ExpectedPcr> values = accepted(PcrOption.parse(typed, "--start"));
            for (ExpectedPcr value : values) {
                if (PcrBank.ofName(value.bank())
                        .filter(bank -> bank.digestLength() == value.value().length())
                        .isEmpty()) {
                    throw new TypeConversionException("lists cannot be replayed in bank '" + value.bank()
                            + "' from a value of " + value.value().length() + " bytes");
                }
            }
            return new TypedValues(values);
        }
    }

    static final class SelectionConverter implements ITypeConverter<PcrSelection> {
        @Override
        public PcrSelection convert(String typed) {
            return accepted(PcrSelection.parse(typed));
        }
    }

    private static <T> T accepted(OptionResult<T> result) {
        return switch (result) {
            case OptionResult.Accepted<T>(T value) -> value;
            case OptionResult.Rejected<T>(String reason) -> throw new TypeConversionException(reason);
        };
    }
}
