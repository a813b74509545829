package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.model.Container;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the entries of each container, in the order in which they appear; of too many only the first ones. */
final class CheckedContainers {
    /** How many are kept. */
    static final int LISTED = 10_000;

    private final ImageFits fits;
    private final Map<Integer, Counted> counted = new LinkedHashMap<>();
    private int last;

    CheckedContainers(ImageFits fits) {
        this.fits = fits;
    }

    private static final class Counted {
        private final Container container;
        private long entries;
        private long deviating;

        Counted(Container container) {
            this.container = container;
        }
    }

    /** Takes an entry of the container of that number. */
    void add(int number, Optional<Container> named, boolean finding) {
        last = Math.max(last, number);
        Counted container = counted.get(number);
        if (container == null) {
            if (number == 0 || counted.size() == LISTED) {
                return;
            }
            container = new Counted(named.orElseThrow());
            counted.put(number, container);
        }
        container.entries++;
        container.deviating += finding ? 1 : 0;
    }

    /** Those that are kept. */
    List<CheckedContainer> all() {
        return counted.entrySet().stream()
                .map(one -> new CheckedContainer(
                        one.getValue().container,
                        fits.image(one.getKey()),
                        one.getValue().entries,
                        one.getValue().deviating))
                .toList();
    }

    /** How many are not. */
    long omitted() {
        return counted.size() < LISTED ? 0 : (long) last - LISTED;
    }
}
