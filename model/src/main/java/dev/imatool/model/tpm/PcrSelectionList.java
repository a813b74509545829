package dev.imatool.model.tpm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selected PCRs of several banks (TPM 2.0 library, part 2, 10.9.7, TPML_PCR_SELECTION), in the order in which their values
 * are hashed: banks as listed, PCRs ascending.
 *
 * @param banks in order; a bank may stand there without a PCR
 */
public record PcrSelectionList(List<SelectedBank> banks) {
    public PcrSelectionList {
        banks = List.copyOf(banks);
    }

    /**
     * One selected PCR.
     *
     * @param bank name of the bank
     * @param pcr index
     */
    public record Slot(String bank, int pcr) {
        @Override
        public String toString() {
            return bank + ":" + pcr;
        }
    }

    /** The selected PCRs one by one, in order. */
    public List<Slot> slots() {
        return banks.stream()
                .flatMap(bank -> bank.pcrs().stream().map(pcr -> new Slot(bank.bank(), pcr)))
                .toList();
    }

    /** The selected PCRs as a set, for comparing selections whose order may differ. */
    public Set<Slot> set() {
        return new LinkedHashSet<>(slots());
    }

    /** The selection that {@code slots} make, in the syntax of {@code tpm2_quote -l}; {@code nothing} for none. */
    public static String text(List<Slot> slots) {
        List<String> banks = slots.stream().map(Slot::bank).distinct().toList();
        return banks.isEmpty()
                ? "nothing"
                : banks.stream()
                        .map(bank -> bank + ":"
                                + slots.stream()
                                        .filter(slot -> slot.bank().equals(bank))
                                        .map(slot -> Integer.toString(slot.pcr()))
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("+"));
    }

    /** In the syntax of {@code tpm2_quote -l}, banks without a PCR left out. */
    @Override
    public String toString() {
        return text(slots());
    }
}
