package dev.imatool.parsers.pcr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which PCRs raw values belong to, in the syntax of {@code tpm2_pcrread} and of {@code tpm2_quote -l}: banks in the order
 * in which the values stand, the PCRs of a bank ascending whatever the order they are given in.
 *
 * @param banks at least one
 */
public record PcrSelection(List<Bank> banks) {
    /** TPM2_NUM_PCR_BANKS of tpm2-tss. */
    private static final int MAX_BANKS = 16;

    /**
     * PCRs of one bank.
     *
     * @param name as in {@code sha256} or {@code sm3_256}
     * @param pcrs ascending, within 0 to 23
     * @param digestLength length in bytes of each of its values
     */
    public record Bank(String name, List<Integer> pcrs, int digestLength) {
        public Bank {
            pcrs = List.copyOf(pcrs);
        }
    }

    public PcrSelection {
        banks = List.copyOf(banks);
    }

    /**
     * Reads {@code sha256:10}, {@code sha1:10,11+sha256:0-9,14} or {@code sha256:all}; a bank alone means all its PCRs. A bank
     * of an unknown algorithm is refused, since nobody knows the length of its values.
     */
    public static OptionResult<PcrSelection> parse(String text) {
        List<Bank> banks = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            switch (parseBank(part.strip())) {
                case OptionResult.Rejected<Bank>(String reason) -> {
                    return new OptionResult.Rejected<>(reason);
                }
                case OptionResult.Accepted<Bank>(Bank bank) -> banks.add(bank);
            }
            if (banks.size() > MAX_BANKS) {
                return new OptionResult.Rejected<>("a PCR selection has at most " + MAX_BANKS + " banks");
            }
        }
        return new OptionResult.Accepted<>(new PcrSelection(banks));
    }

    /** Number of selected PCRs over all banks. */
    public int count() {
        return banks.stream().mapToInt(bank -> bank.pcrs().size()).sum();
    }

    /** Length in bytes of the values of all selected PCRs. */
    public int valuesLength() {
        return banks.stream()
                .mapToInt(bank -> bank.pcrs().size() * bank.digestLength())
                .sum();
    }

    private static OptionResult<Bank> parseBank(String part) {
        int colon = part.indexOf(':');
        String name = (colon < 0 ? part : part.substring(0, colon)).strip();
        String list = colon < 0 ? "all" : part.substring(colon + 1).strip();
        return BankName.known(name)
                .filter(BankName::isOfTpm)
                .map(bank -> parseList(bank, list))
                .orElseGet(() -> new OptionResult.Rejected<>(Excerpt.of(name)
                        + " is not a known PCR bank; a PCR selection reads like sha256:10 or sha1:10,11+sha256:10"));
    }

    private static OptionResult<Bank> parseList(BankName bank, String list) {
        TreeSet<Integer> pcrs = new TreeSet<>();
        if (list.equals("all")) {
            IntStream.rangeClosed(0, PcrIndex.LAST).forEach(pcrs::add);
        } else {
            for (String item : list.split(",", -1)) {
                Optional<IntStream> range = range(item.strip());
                if (range.isEmpty()) {
                    return new OptionResult.Rejected<>(
                            Excerpt.of(item) + " is not a PCR of bank " + bank + "; expected a number from 0 to "
                                    + PcrIndex.LAST + ", a range such as 0-9, a comma-separated list of them, or all");
                }
                range.get().forEach(pcrs::add);
            }
        }
        return new OptionResult.Accepted<>(
                new Bank(bank.name(), List.copyOf(pcrs), bank.digestLength().orElseThrow()));
    }

    /** The PCRs of {@code 10} or {@code 0-9}; empty for all else, such as a range that ends before it begins. */
    private static Optional<IntStream> range(String item) {
        int dash = item.indexOf('-');
        OptionalInt first = PcrIndex.parse((dash < 0 ? item : item.substring(0, dash)).strip());
        OptionalInt last =
                dash < 0 ? first : PcrIndex.parse(item.substring(dash + 1).strip());
        boolean sound = first.isPresent()
                && last.isPresent()
                && first.getAsInt() <= last.getAsInt()
                && PcrIndex.exists(last.getAsInt());
        return sound ? Optional.of(IntStream.rangeClosed(first.getAsInt(), last.getAsInt())) : Optional.empty();
    }

    /** In the syntax that {@link #parse} reads. */
    @Override
    public String toString() {
        return banks.stream()
                .map(bank -> bank.name() + ":"
                        + bank.pcrs().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("+"));
    }
}
