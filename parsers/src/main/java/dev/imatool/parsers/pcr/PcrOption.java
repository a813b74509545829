package dev.imatool.parsers.pcr;

import dev.imatool.model.ExpectedPcr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * PCR values as people type them: {@code sha256:10=HEX}, several joined by {@code +}; the syntax of tpm2_pcrextend
 * ({@code 10:sha1=HEX,sha256=HEX}); and {@code 10=HEX}, where the length of the value tells the bank.
 */
public final class PcrOption {
    private static final String EXPECTED = "expected sha256:10=HEX";

    private PcrOption() {}

    /**
     * The values that {@code text} gives.
     *
     * @param origin what the user calls the place where it stands, for {@link ExpectedPcr#origin}
     */
    public static OptionResult<List<ExpectedPcr>> parse(String text, String origin) {
        List<ExpectedPcr> values = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            Optional<String> reason = parsePart(part.strip(), origin, values);
            if (reason.isPresent()) {
                return new OptionResult.Rejected<>(reason.get());
            }
        }
        return new OptionResult.Accepted<>(List.copyOf(values));
    }

    /** What is wrong with {@code part}, if anything; its values go to {@code values}. */
    private static Optional<String> parsePart(String part, String origin, List<ExpectedPcr> values) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return Optional.of(Excerpt.of(part) + " has no value; " + EXPECTED);
        }
        int colon = part.lastIndexOf(':', equals);
        if (colon < 0) {
            return parseWithoutBank(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip(),
                    origin,
                    values);
        }
        String head = part.substring(0, colon).strip();
        for (String pair : part.substring(colon + 1).split(",", -1)) {
            int split = pair.indexOf('=');
            if (split < 0) {
                return Optional.of(Excerpt.of(pair) + " has no value; " + EXPECTED);
            }
            String key = pair.substring(0, split).strip();
            Optional<String> reason =
                    parsePair(head, key, pair.substring(split + 1).strip(), origin, values);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> parsePair(
            String head, String key, String hex, String origin, List<ExpectedPcr> values) {
        boolean indexFirst = PcrIndex.parse(head).isPresent();
        String index = indexFirst ? head : key;
        String bankText = indexFirst ? key : head;
        OptionalInt pcr = PcrIndex.parse(index);
        Optional<BankName> bank = BankName.of(bankText);
        if (pcr.isEmpty() || !PcrIndex.exists(pcr.getAsInt())) {
            return Optional.of(noPcr(index));
        }
        if (bank.isEmpty()) {
            return Optional.of(Excerpt.of(bankText) + " is not a PCR bank; " + EXPECTED);
        }
        if (pcr.getAsInt() > bank.get().last()) {
            return Optional.of(Excerpt.of(index) + " is not a register of bank " + bank.get() + "; the last is "
                    + bank.get().last());
        }
        return add(HexValue.read(bank.get(), hex), pcr.getAsInt(), origin, values);
    }

    private static Optional<String> parseWithoutBank(
            String index, String hex, String origin, List<ExpectedPcr> values) {
        OptionalInt pcr = PcrIndex.parse(index);
        if (pcr.isEmpty() || !PcrIndex.exists(pcr.getAsInt())) {
            return Optional.of(noPcr(index));
        }
        return add(HexValue.readByLength(hex), pcr.getAsInt(), origin, values);
    }

    private static Optional<String> add(OptionResult<HexValue> read, int pcr, String origin, List<ExpectedPcr> values) {
        return switch (read) {
            case OptionResult.Rejected<HexValue>(String reason) -> Optional.of("PCR " + pcr + ": " + reason);
            case OptionResult.Accepted<HexValue>(HexValue hex) -> {
                values.add(ExpectedPcr.typed(hex.bank().name(), pcr, hex.value(), origin));
                yield Optional.empty();
            }
        };
    }

    private static String noPcr(String index) {
        return Excerpt.of(index) + " is not a PCR; expected a number from 0 to " + PcrIndex.LAST
                + ", as in sha256:10=HEX";
    }
}
