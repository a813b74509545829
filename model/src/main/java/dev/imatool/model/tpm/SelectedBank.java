package dev.imatool.model.tpm;

import java.util.List;

/**
 * The selected PCRs of one bank (TPM 2.0 library, part 2, 10.6.2, TPMS_PCR_SELECTION).
 *
 * @param bank name as PCR files spell it, such as {@code sha256} or {@code sm3_256}; {@code 0x0005} for an algorithm nobody
 *     knows
 * @param pcrs indices, ascending; may be none
 */
public record SelectedBank(String bank, List<Integer> pcrs) {
    public SelectedBank {
        pcrs = List.copyOf(pcrs);
    }
}
