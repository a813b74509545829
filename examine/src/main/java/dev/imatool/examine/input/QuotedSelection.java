package dev.imatool.examine.input;

import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.pcr.PcrSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What bare PCR values mean next to a quote, which itself says which PCRs it is about. */
public final class QuotedSelection {
    private QuotedSelection() {}

    /** The quoted PCRs in their order; absent where none is quoted, or one of a bank whose values have no known length. */
    public static Optional<PcrSelection> of(PcrSelectionList quoted) {
        List<PcrSelection.Bank> banks = new ArrayList<>();
        for (var bank : quoted.banks()) {
            Optional<TpmHash> hash = TpmHash.ofName(bank.bank());
            if (hash.isEmpty() && !bank.pcrs().isEmpty()) {
                return Optional.empty();
            }
            if (hash.isPresent() && !bank.pcrs().isEmpty()) {
                banks.add(new PcrSelection.Bank(
                        bank.bank(), bank.pcrs(), hash.get().digestLength()));
            }
        }
        return banks.isEmpty() ? Optional.empty() : Optional.of(new PcrSelection(banks));
    }
}
