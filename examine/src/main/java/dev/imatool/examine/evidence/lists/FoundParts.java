package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.pcr.PcrValues;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;

/** PCR values, event logs and quotes that go with the lists of one folder, looked at once however many lists those are. */
final class FoundParts {
    private final EvidenceKeys keys;
    private final IdentityHashMap<List<Part>, Found> known = new IdentityHashMap<>();

    private final IdentityHashMap<Part, PcrValues> parsed = new IdentityHashMap<>();

    FoundParts(EvidenceKeys keys) {
        this.keys = keys;
    }

    /**
     * What was found.
     *
     * @param leftOut what was not looked at
     */
    record Found(EvidenceValues values, List<EvidenceQuotes.Matched> quotes, List<EvidenceStatement> leftOut) {}

    /** What goes with the lists of {@code set}. */
    Found of(EvidenceSet set) throws IOException {
        Found found = known.get(set.parts());
        if (found == null) {
            EvidenceQuotes quotes = new EvidenceQuotes(set, keys);
            List<EvidenceQuotes.Matched> all = quotes.all();
            found = new Found(EvidenceValues.of(set, parsed), all, quotes.leftOut());
            known.put(set.parts(), found);
        }
        return found;
    }
}
