package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Optional;
import java.util.OptionalInt;

/** Lines {@code sha256 10 HEX} or {@code sha256:10 HEX}, as scripts gather them from sysfs. */
public record BankLinesReader() implements ShapeReader {
    private record Parts(BankName bank, int pcr, String hex) {}

    @Override
    public PcrShape shape() {
        return PcrShape.BANK_LINES;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        boolean within = false;
        for (PcrInput.Line line : input.lines()) {
            Optional<Parts> parts = split(line.text());
            if (parts.isPresent()
                    && (within || HexValue.resemblesDigest(parts.get().hex()))) {
                out.hex(
                        line.place(),
                        parts.get().bank(),
                        parts.get().pcr(),
                        parts.get().hex());
                within = true;
            } else {
                within = within && line.text().isEmpty();
            }
        }
    }

    private static Optional<Parts> split(String line) {
        int end = wordEnd(line, 0);
        String first = line.substring(0, end);
        int colon = first.indexOf(':');
        String index;
        if (colon < 0) {
            int start = wordStart(line, end);
            end = wordEnd(line, start);
            index = line.substring(start, end);
        } else {
            index = first.substring(colon + 1);
        }
        Optional<BankName> bank = BankName.of(colon < 0 ? first : first.substring(0, colon));
        OptionalInt pcr = PcrIndex.parse(index.endsWith(":") ? index.substring(0, index.length() - 1) : index);
        if (bank.isEmpty() || pcr.isEmpty() || !isBank(bank.get())) {
            return Optional.empty();
        }
        return Optional.of(new Parts(bank.get(), pcr.getAsInt(), line.substring(wordStart(line, end))));
    }

    /** Every hash algorithm has its length in its name; a word without a digit in it is a word. */
    private static boolean isBank(BankName bank) {
        return bank.isKnown() || bank.name().chars().anyMatch(Character::isDigit);
    }

    private static int wordStart(String line, int from) {
        int i = from;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int wordEnd(String line, int from) {
        int i = from;
        while (i < line.length() && !Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }
}
