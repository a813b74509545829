package dev.imatool.parsers.pcr.tpm2tools;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrCollector;
import java.util.ArrayList;
import java.util.List;

/** The PCRs of a TPML_PCR_SELECTION in the order in which a TPM returns their values. */
final class SelectedPcrs {
    /** TPM2_NUM_PCR_BANKS of tpm2-tss, the capacity of the structure. */
    static final int MAX_BANKS = 16;

    /** TPM2_PCR_SELECT_MAX of tpm2-tss: bytes of the bit field of one bank. */
    static final int MAX_SELECT_BYTES = 4;

    private record Slot(BankName bank, int pcr) {}

    private final List<Slot> slots = new ArrayList<>();
    private boolean anyKnownBank;
    private int taken;
    private int surplus;

    /** Adds the PCRs of a TPMS_PCR_SELECTION: bit {@code n % 8} of byte {@code n / 8} selects PCR {@code n}. */
    void addBank(int algorithmId, byte[] select) {
        BankName bank = BankName.ofAlgorithmId(algorithmId);
        anyKnownBank |= bank.isKnown();
        for (int pcr = 0; pcr < select.length * 8; pcr++) {
            if ((select[pcr / 8] >> (pcr % 8) & 1) != 0) {
                slots.add(new Slot(bank, pcr));
            }
        }
    }

    /** True when a bank is of a known algorithm; otherwise the bytes are hardly a selection at all. */
    boolean isPlausible() {
        return anyKnownBank;
    }

    /** Takes the next value for the PCR whose turn it is. */
    void take(String place, ByteString value, PcrCollector out) {
        if (taken == slots.size()) {
            surplus++;
            return;
        }
        Slot slot = slots.get(taken++);
        out.bytes(place, slot.bank(), slot.pcr(), value);
    }

    /** Leaves out the PCR whose turn it is, because its value cannot be read. */
    void skip() {
        taken = Math.min(taken + 1, slots.size());
    }

    /** Says when there were fewer or more values than PCRs. */
    void finish(PcrCollector out) {
        if (taken < slots.size() || surplus > 0) {
            out.error("", "the selection names " + slots.size() + " PCRs, " + (taken + surplus) + " values follow");
        }
    }
}
