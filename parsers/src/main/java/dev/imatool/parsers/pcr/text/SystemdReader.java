package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The table of {@code systemd-analyze pcrs} ({@code src/analyze/analyze-pcrs.c}): a head {@code NR NAME SHA256}, below it a
 * row for each PCR. {@code --no-legend} leaves the head out; then the length of a value tells its bank, and only faultless
 * values are taken.
 */
public record SystemdReader() implements ShapeReader {
    /** What stands for a PCR that has no name, and for a value that could not be read. */
    private static final String NOTHING = "-";

    /** No word is that long; a value that a narrow terminal cut may be. */
    private static final int SHORTEST_DAMAGED = 16;

    private record Row(int pcr, String hex) {}

    @Override
    public PcrShape shape() {
        return PcrShape.SYSTEMD;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        Optional<BankName> bank = Optional.empty();
        boolean within = false;
        for (PcrInput.Line line : input.lines()) {
            Optional<BankName> head = bankOfHead(line.text());
            if (head.isPresent()) {
                bank = head;
                within = true;
                continue;
            }
            Optional<Row> row = row(line.text(), within);
            if (row.isEmpty()) {
                within = within && line.text().isEmpty();
            } else if (within) {
                out.hex(
                        line.place(),
                        bank.orElseThrow(),
                        row.get().pcr(),
                        row.get().hex());
            } else if (HexValue.readByLength(row.get().hex()) instanceof OptionResult.Accepted<HexValue>) {
                out.hexByLength(line.place(), row.get().pcr(), row.get().hex());
            }
        }
    }

    private static Optional<BankName> bankOfHead(String line) {
        String[] words = line.split("\\s+", 4);
        boolean head = words.length == 3 && words[0].equalsIgnoreCase("NR") && words[1].equalsIgnoreCase("NAME");
        return head ? BankName.of(words[2]).filter(bank -> bank.isOfTpm() && isBank(bank)) : Optional.empty();
    }

    /** Every hash algorithm has its length in its name; a word without a digit in it is a word. */
    private static boolean isBank(BankName bank) {
        return bank.isKnown() || bank.name().chars().anyMatch(Character::isDigit);
    }

    private static Optional<Row> row(String line, boolean within) {
        String[] words = line.split("\\s+", 4);
        if (words.length != 3 || words[2].equals(NOTHING) || !isName(words[1])) {
            return Optional.empty();
        }
        OptionalInt pcr = PcrIndex.parse(words[0]);
        boolean meant = within ? isMeantAsValue(words[2]) : HexValue.isBareDigest(words[2]);
        return pcr.isPresent() && meant ? Optional.of(new Row(pcr.getAsInt(), words[2])) : Optional.empty();
    }

    /** A line of prose below a table may have three words, the first a number. */
    private static boolean isMeantAsValue(String word) {
        return word.length() >= SHORTEST_DAMAGED || HexValue.bytes(word).isPresent();
    }

    /** The names of PCRs are lower-case words with hyphens; systemd has the list in {@code tpm2-pcr.c}. */
    private static boolean isName(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT))
                && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
                && (word.length() < 40 || word.chars().anyMatch(c -> c == '-'));
    }
}
