package dev.imatool.cli.options;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --bank}: which PCR banks are computed. */
public final class BankOption {
    @Option(
            names = "--bank",
            paramLabel = "BANK",
            converter = BankConverter.class,
            description =
                    "Computes this PCR bank only: sha1, sha256, sha384, sha512, sm3_256, sha3_256, sha3_384 or sha3_512. May be"
                            + " repeated. Default: the banks of the expected values, or the first four.")
    List<PcrBank> banks = new ArrayList<>();

    /** The banks that were named, weakest first; none when all are wanted. */
    public List<PcrBank> banks() {
        return PcrBank.all().stream().filter(banks::contains).toList();
    }

    /** True when nothing was named, or the bank of {@code value}. */
    public boolean lets(ExpectedPcr value) {
        return banks.isEmpty()
                || PcrBank.ofName(value.bank()).filter(banks::contains).isPresent();
    }

    static final class BankConverter implements ITypeConverter<PcrBank> {
        @Override
        public PcrBank convert(String typed) {
            return PcrBank.ofName(typed)
                    .orElseThrow(() -> new TypeConversionException("'" + typed
                            + "' is none of sha1, sha256, sha384, sha512, sm3_256," + " sha3_256, sha3_384, sha3_512"));
        }
    }
}
