package dev.imatool.examine.reference;

import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.model.EntryView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Which entries of an input evidence proves: of each PCR of each list of it those up to one of them. */
public final class ProvenEntries {
    private final Map<Place, OptionalLong> last = new HashMap<>();

    private record Place(String list, int pcr) {}

    /** None. */
    public ProvenEntries() {}

    /**
     * Takes what evidence says of one PCR of a list; what reaches farthest counts.
     *
     * @param list name of the list; empty for an input that is one plain list
     * @param entry number of the last entry that is proven; absent where none is
     */
    public void add(String list, int pcr, OptionalLong entry) {
        last.merge(new Place(list, pcr), entry, (one, other) -> one.orElse(-1) >= other.orElse(-1) ? one : other);
    }

    /** Why an entry is not proven; absent where it is. */
    public Optional<AnswerReason> why(EntryView entry) {
        OptionalLong proven = last.get(new Place(entry.list(), entry.pcr()));
        if (proven == null) {
            boolean nothing = last.values().stream().allMatch(OptionalLong::isEmpty);
            return Optional.of(nothing ? AnswerReason.NOTHING_PROVEN : AnswerReason.PCR_NOT_PROVEN);
        }
        if (proven.isEmpty()) {
            return Optional.of(AnswerReason.NOTHING_PROVEN);
        }
        return entry.number() <= proven.getAsLong() ? Optional.empty() : Optional.of(AnswerReason.AFTER_PROVEN);
    }
}
