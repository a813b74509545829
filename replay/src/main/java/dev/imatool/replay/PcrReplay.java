package dev.imatool.replay;

import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.List;

/** One PCR of one list in every bank that is wanted. */
final class PcrReplay {
    private final String list;
    private final int pcr;
    private final List<BankReplay> banks;
    private long entries;
    private long violations;

    PcrReplay(String list, int pcr, List<BankReplay> banks) {
        this.list = list;
        this.pcr = pcr;
        this.banks = banks;
    }

    /** Extends the entry that {@code digests} stands on. */
    void extend(TemplateDigests digests) {
        entries++;
        if (digests.entry().violation()) {
            violations++;
        }
        for (int i = 0; i < banks.size(); i++) {
            banks.get(i).extend(digests, entries);
        }
    }

    List<ReplayedPcr> rows() {
        RowHead head = new RowHead(list, pcr, entries, violations);
        return banks.stream().flatMap(bank -> bank.rows(head).stream()).toList();
    }
}
