package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The output of tpm2_pcrread, tpm2_pcrlist and tpm2_quote: a line {@code sha256:} and below it lines
 * {@code 10: 0xHEX}. Indentation means nothing, so that it is also found inside a pasted session.
 */
public record PcrReadReader() implements ShapeReader {
    @Override
    public PcrShape shape() {
        return PcrShape.PCRREAD;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        Optional<BankName> bank = Optional.empty();
        boolean withinBank = false;
        for (PcrInput.Line line : input.lines()) {
            if (line.text().isEmpty()) {
                continue;
            }
            int colon = line.text().indexOf(':');
            String head = colon < 0 ? "" : line.text().substring(0, colon).strip();
            String tail = colon < 0 ? "" : line.text().substring(colon + 1).strip();
            OptionalInt pcr = PcrIndex.parse(head);
            if (pcr.isPresent() && bank.isPresent()) {
                if (withinBank ? isMeantAsValue(bank.get(), tail) : isValue(bank.get(), tail)) {
                    out.hex(line.place(), bank.get(), pcr.getAsInt(), tail);
                    withinBank = true;
                } else {
                    withinBank = false;
                }
            } else if (colon >= 0 && tail.isEmpty()) {
                bank = BankName.of(head);
                withinBank = bank.isPresent();
            } else {
                withinBank = false;
            }
        }
    }

    /** Right below the name of a known bank, everything but a time of day is a value, if a damaged one. */
    private static boolean isMeantAsValue(BankName bank, String text) {
        return (bank.isKnown() && text.indexOf(':') < 0) || HexValue.resemblesDigest(text);
    }

    /** Behind other lines, such as what the kernel wrote to the same terminal, only a faultless value is one. */
    private static boolean isValue(BankName bank, String text) {
        return bank.isKnown() && HexValue.read(bank, text) instanceof OptionResult.Accepted<HexValue>;
    }
}
