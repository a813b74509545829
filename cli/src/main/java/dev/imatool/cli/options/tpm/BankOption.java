package dev.imatool.cli.options.tpm;

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
            split = ",",
            splitSynopsisLabel = ",",
            converter = BankConverter.class,
            description =
                    "Compute these PCR banks only: sha1, sha256, sha384, sha512, sm3_256, sha3_256, sha3_384, sha3_512;"
                            + " separated by commas, or repeated. Default: the banks of the expected values, or the first four.")
    List<PcrBank> banks = new ArrayList<>();

    /** The banks that were named, weakest first; none when all are wanted. */
    public List<PcrBank> banks() {
        return PcrBank.all().stream().filter(banks::contains).toList();
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
