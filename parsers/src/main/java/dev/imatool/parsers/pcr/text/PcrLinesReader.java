package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lines {@code PCR-10: AA BB …}, the file {@code pcrs} of a TPM 1.2 in sysfs ({@code pcrs_show} in
 * drivers/char/tpm/tpm-sysfs.c), which evmctl also reads for the banks of a TPM 2.0. The length of a value tells its bank.
 */
public record PcrLinesReader() implements ShapeReader {
    private static final String WORD = "PCR";

    private record Parts(int pcr, String hex) {}

    @Override
    public PcrShape shape() {
        return PcrShape.PCR_LINES;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        for (PcrInput.Line line : input.lines()) {
            split(line.text())
                    .filter(parts -> HexValue.resemblesDigest(parts.hex()))
                    .ifPresent(parts -> out.hexByLength(line.place(), parts.pcr(), parts.hex()));
        }
    }

    private static Optional<Parts> split(String line) {
        if (!line.regionMatches(true, 0, WORD, 0, WORD.length())) {
            return Optional.empty();
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String index = line.substring(WORD.length(), colon).strip();
        if (index.startsWith("-") || index.startsWith("_")) {
            index = index.substring(1);
        }
        OptionalInt pcr = PcrIndex.parse(index);
        return pcr.isPresent()
                ? Optional.of(
                        new Parts(pcr.getAsInt(), line.substring(colon + 1).strip()))
                : Optional.empty();
    }
}
