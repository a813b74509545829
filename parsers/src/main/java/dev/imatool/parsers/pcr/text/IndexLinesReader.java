package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.OptionalInt;

/**
 * Lines {@code 10: hex} without the name of a bank, as the tests of ima-evm-utils keep what IBM's tsspcrread printed. The
 * length of a value tells its bank.
 */
public record IndexLinesReader() implements ShapeReader {
    @Override
    public PcrShape shape() {
        return PcrShape.INDEX_LINES;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        for (PcrInput.Line line : input.lines()) {
            int colon = line.text().indexOf(':');
            if (colon < 0) {
                continue;
            }
            OptionalInt pcr = PcrIndex.parse(line.text().substring(0, colon).strip());
            String hex = line.text().substring(colon + 1).strip();
            if (pcr.isPresent() && HexValue.resemblesDigest(hex)) {
                out.hexByLength(line.place(), pcr.getAsInt(), hex);
            }
        }
    }
}
