package dev.imatool.cli.options.tpm;

import dev.imatool.examine.cpcr.CpcrQuestion;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.container.CpcrSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What there is beside the lists to check container PCRs. */
public final class CpcrOptions {
    @Option(
            names = "--cpcr",
            paramLabel = "FILE",
            description = "The cpcr file of the same moment, of any generation, alone or pasted from a terminal.")
    Optional<String> file = Optional.empty();

    @Option(
            names = "--history",
            paramLabel = "HEX",
            converter = WholeConverter.class,
            description = {
                "PCR 12 before the last bind, where the cpcr file does not contain it. May be repeated. Without any, zero is"
                        + " tried."
            })
    List<ByteString> histories = new ArrayList<>();

    @Option(
            names = "--pcr12",
            paramLabel = "HEX",
            converter = ShortConverter.class,
            description = "PCR 12 as show-pcr prints it: 40 digits, or 38, which are compared as far as they go.")
    List<ByteString> values = new ArrayList<>();

    @Option(
            names = "--boot-log",
            paramLabel = "FILE",
            description = "The docker-boot.log of Container-IMA, whose lines were extended into PCR 11.")
    Optional<String> bootLog = Optional.empty();

    /** The boot log. */
    public Optional<String> bootLog() {
        return bootLog;
    }

    /** The cpcr file. */
    public Optional<String> file() {
        return file;
    }

    /** Values of PCR 12 before the bind. */
    public List<ByteString> histories() {
        return List.copyOf(histories);
    }

    /** Values of PCR 12, 19 or 20 bytes. */
    public List<ExpectedPcr> values() {
        return values.stream()
                .map(value -> CpcrQuestion.value(value, "--pcr12"))
                .toList();
    }

    static final class WholeConverter implements ITypeConverter<ByteString> {
        @Override
        public ByteString convert(String typed) {
            return bytes(typed, CpcrSnapshot.LENGTH);
        }
    }

    static final class ShortConverter implements ITypeConverter<ByteString> {
        @Override
        public ByteString convert(String typed) {
            return bytes(typed, CpcrSnapshot.LENGTH - 1);
        }
    }

    private static ByteString bytes(String typed, int least) {
        String digits = typed.replace(" ", "");
        int length = digits.length();
        boolean fits = length == 2 * CpcrSnapshot.LENGTH || length == 2 * least;
        if (!fits || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            throw new TypeConversionException(
                    "a value of PCR 12 (sha1) takes " + 2 * CpcrSnapshot.LENGTH + " hex digits");
        }
        return ByteString.ofHex(digits);
    }
}
