package dev.imatool.cli.options.tpm;

import dev.imatool.model.PcrBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --bank}: which PCR banks are computed. */
public final class BankOption {
    @Option(
            names = "--bank",
            paramLabel = "BANK[,BANK...]",
            completionCandidates = BankNames.class,
            converter = BankNames.class,
            description =
                    "Compute these PCR banks only: sha1, sha256, sha384, sha512, sm3_256, sha3_256, sha3_384, sha3_512;"
                            + " separated by commas, or repeated. Default: the banks of the expected values, or the first four.")
    List<String> banks = new ArrayList<>();

    /** The banks that were named, weakest first; none when all are wanted. */
    public List<PcrBank> banks() {
        Set<PcrBank> named = banks.stream()
                .flatMap(BankOption::names)
                .flatMap(name -> PcrBank.ofName(name).stream())
                .collect(Collectors.toSet());
        return PcrBank.all().stream().filter(named::contains).toList();
    }

    private static Stream<String> names(String typed) {
        return Arrays.stream(typed.split(",", -1));
    }

    /** Refuses what names no bank; a comma alone, which split by commas is nothing, must not stand for every bank. */
    static final class BankNames implements ITypeConverter<String>, Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PcrBank.all().stream().map(PcrBank::toString).iterator();
        }

        @Override
        public String convert(String typed) {
            names(typed)
                    .filter(name -> PcrBank.ofName(name).isEmpty())
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new TypeConversionException("'" + unknown
                                + "' is none of sha1, sha256, sha384, sha512, sm3_256, sha3_256, sha3_384, sha3_512");
                    });
            return typed;
        }
    }
}
