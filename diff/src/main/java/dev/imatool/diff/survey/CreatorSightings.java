package dev.imatool.diff.survey;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.model.Container;
import dev.imatool.model.table.LongTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** In which other containers the programs that made namespaces were measured, by path and digest. */
final class CreatorSightings {
    /** Containers named for one creator. */
    private static final int NAMED = 20;

    private final ListHistory history;
    private final IntFunction<Optional<Container>> owners;
    private final LongTable creators = new LongTable();
    private final Map<Integer, Set<String>> containers = new HashMap<>();

    private CreatorSightings(ListHistory history, IntFunction<Optional<Container>> owners) {
        this.history = history;
        this.owners = owners;
    }

    /** @param owners the container of each entry */
    static CreatorSightings of(
            Collection<ContainerTally> tallies, ListHistory history, IntFunction<Optional<Container>> owners) {
        CreatorSightings sightings = new CreatorSightings(history, owners);
        for (ContainerTally tally : tallies) {
            if (tally.creator() >= 0 && history.content(tally.creator()) == MeasuredContent.DIGEST) {
                sightings.creators.intern(sightings.key(tally.creator()));
            }
        }
        for (int i = 0; i < history.size() && sightings.creators.size() > 0; i++) {
            sightings.see(i);
        }
        return sightings;
    }

    private long key(int index) {
        return LongTable.pair(history.path(index), history.digest(index));
    }

    private void see(int index) {
        int creator = history.content(index) == MeasuredContent.DIGEST ? creators.find(key(index)) : -1;
        if (creator >= 0) {
            Set<String> seen = containers.computeIfAbsent(creator, any -> new TreeSet<>());
            if (seen.size() <= NAMED) {
                seen.add(label(index));
            }
        }
    }

    private String label(int index) {
        return owners.apply(index).map(Container::id).orElse("");
    }

    /** Other containers than its own that measured the same file as the entry of that index; -1 for no entry. */
    List<String> elsewhere(int index) {
        if (index < 0 || history.content(index) != MeasuredContent.DIGEST) {
            return List.of();
        }
        Set<String> seen =
                Optional.ofNullable(containers.get(creators.find(key(index)))).orElse(Set.of());
        return seen.stream()
                .filter(label -> !label.equals(label(index)))
                .limit(NAMED)
                .toList();
    }
}
