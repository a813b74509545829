package dev.imatool.replay.templatedigest;

import dev.imatool.model.EntryView;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Provenance;
import java.util.Optional;

/**
 * Counts the entries whose template digests match as SHA-1 digests followed by zeros. A list is believed to have such digests
 * only if every entry fits, violations apart; one that does not takes back the matches of those before it.
 */
public final class PaddedBelief {
    private String list = "";
    private long entries;

    /** No entry yet. */
    public PaddedBelief() {}

    /**
     * Takes the next entry.
     *
     * @return how many entries before it match no longer, because this one does not fit
     */
    public long add(EntryView entry) {
        if (!entry.list().equals(list)) {
            list = entry.list();
            entries = 0;
        }
        Optional<LoggedDigestKind> kind = entry.digestKind();
        if (kind.isPresent() && kind.get().padded()) {
            boolean compared = !entry.violation() && entry.provenance() != Provenance.UNAVAILABLE;
            entries += compared ? 1 : 0;
            return 0;
        }
        if (entries == 0 || entry.violation()) {
            return 0;
        }
        long takenBack = entries;
        entries = 0;
        return takenBack;
    }

    /** Entries of the list at hand that match so far because all of them fit. */
    public long entries() {
        return entries;
    }
}
