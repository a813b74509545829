package dev.imatool.diff.survey;

import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.NamespaceUses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which container each entry counts for. Namespaces are told apart by their numbers, which a kernel gives out once at a time, whatever
 * kind they are of, and by the uses of their numbers over all inputs; all others by everything that the claim says.
 */
final class ContainerTallies {
    private final NamespaceUses namespaces = new NamespaceUses();
    private final Map<Claim, Map<Integer, ContainerTally>> claims = new HashMap<>();
    private final List<ContainerTally> tallies = new ArrayList<>();

    /** What is one container at a time: a namespace by its number alone. */
    private record Claim(String label, Optional<Container> container) {
        static Claim of(Container container) {
            return new Claim(
                    container.label(), container.namespace().isPresent() ? Optional.empty() : Optional.of(container));
        }
    }

    /** Counts an entry that names {@code container}; the number of its tally. */
    int add(Container container, int index, int input, EntryView view, Entry entry) {
        int use = namespaces.take(input + "\0" + view.list(), entry);
        Map<Integer, ContainerTally> uses = claims.computeIfAbsent(Claim.of(container), any -> new HashMap<>(2));
        ContainerTally tally = uses.get(use);
        if (tally == null) {
            tally = new ContainerTally(container.used(use), tallies.size(), index);
            uses.put(use, tally);
            tallies.add(tally);
        }
        if (namespaces.creator()) {
            tally.creator(index, entry);
        }
        tally.add(index, input, view, entry);
        return tally.number();
    }

    /** All of them, in the order of their first entries. */
    List<ContainerTally> all() {
        return tallies;
    }

    /** Which use of its number the container of that number is. */
    int use(int number) {
        return tallies.get(number).container().use();
    }

    /** How many had the number of that one. */
    int uses(ContainerTally tally) {
        return claims.getOrDefault(Claim.of(tally.container()), Map.of()).size();
    }
}
