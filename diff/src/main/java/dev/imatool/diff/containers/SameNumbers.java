package dev.imatool.diff.containers;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.NamespaceCreator;
import dev.imatool.model.Container;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers with one number in two lists of one boot. A kernel gives the number of a namespace that is gone to another one, so that two
 * with different creators are two, and where a list has several uses of a number, it takes the creator to know which of them is meant.
 */
final class SameNumbers {
    private final ListHistory before;
    private final ListHistory after;
    private final Collection<Integer> inBefore;
    private final Collection<Integer> inAfter;

    private record Made(String label, NamespaceCreator creator) {}

    SameNumbers(ListHistory before, ListHistory after, Collection<Integer> inBefore, Collection<Integer> inAfter) {
        this.before = before;
        this.after = after;
        this.inBefore = inBefore;
        this.inAfter = inAfter;
    }

    /** Each container of BEFORE with that of AFTER. */
    Map<Integer, Integer> pairs() {
        Map<Integer, Integer> pairs = new LinkedHashMap<>();
        Map<Made, Integer> made = new HashMap<>();
        for (int container : inAfter) {
            made(after, container).ifPresent(by -> made.putIfAbsent(by, container));
        }
        for (int container : inBefore) {
            made(before, container)
                    .flatMap(by -> Optional.ofNullable(made.remove(by)))
                    .ifPresent(same -> pairs.put(container, same));
        }
        Set<Integer> taken = new HashSet<>(pairs.values());
        Set<String> several = usedAgain();
        for (int container : inBefore) {
            boolean free = inAfter.contains(container) && !pairs.containsKey(container) && !taken.contains(container);
            boolean once = !several.contains(container(container).label());
            if (free && once && container(container).numbered() && !contradict(container)) {
                pairs.put(container, container);
            }
        }
        return pairs;
    }

    private Optional<Made> made(ListHistory list, int container) {
        return list.creator(container)
                .map(creator -> new Made(container(container).label(), creator));
    }

    /** Numbers that one of the lists has several uses of. */
    private Set<String> usedAgain() {
        return Stream.concat(inBefore.stream(), inAfter.stream())
                .map(this::container)
                .filter(container -> container.use() > 1)
                .map(Container::label)
                .collect(Collectors.toSet());
    }

    private boolean contradict(int container) {
        Optional<NamespaceCreator> one = before.creator(container);
        Optional<NamespaceCreator> other = after.creator(container);
        return one.isPresent() && other.isPresent() && one.get().contradicts(other.get());
    }

    private Container container(int number) {
        return before.vocabulary().container(number).orElseThrow();
    }
}
