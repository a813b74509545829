package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PCR values that came with a quote. Only those that the quote selects count, and they count only if their digest is the
 * quoted one.
 *
 * @param values bank and PCR to value, in the order given
 * @param exact true when the source says which PCRs were quoted and no others ought to be there (the files of {@code
 *     tpm2_quote}), false for lists of everything ({@code tpm2_pcrread})
 */
public record GivenPcrs(Map<Slot, ByteString> values, boolean exact) {
    /** No values. */
    public static final GivenPcrs NONE = new GivenPcrs(Map.of(), false);

    /** Values as they were read; of several for one PCR the first counts. */
    public static GivenPcrs of(List<ExpectedPcr> read, boolean exact) {
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        for (ExpectedPcr value : read) {
            String bank = TpmHash.ofName(value.bank()).map(TpmHash::toString).orElse(value.bank());
            values.putIfAbsent(new Slot(bank, value.pcr()), value.value());
        }
        return new GivenPcrs(values, exact);
    }

    /** Which PCRs, in the syntax of {@code tpm2_quote -l}. */
    String selection() {
        return PcrSelectionList.text(List.copyOf(values.keySet()));
    }
}
