package dev.imatool.diff.survey;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids that several containers have. They are never taken for one because of that: whoever runs in a container may choose what its
 * entries call it. What they have in common is counted.
 *
 * @param listed the first {@link #LISTED}, in the order of their first entries
 * @param count how many there are
 */
public record SharedIds(List<SharedId> listed, long count) {
    /** Rows kept. */
    public static final int LISTED = 1000;

    public SharedIds {
        listed = List.copyOf(listed);
    }

    /**
     * An id that several containers have.
     *
     * @param label the id
     * @param containers all that have it, in the order of their first entries
     * @param contents paths with their digests that they measured, each counted once
     * @param shared those among them that at least two of them measured
     */
    public record SharedId(String label, List<SurveyedContainer> containers, long contents, long shared) {
        public SharedId {
            containers = List.copyOf(containers);
        }

        /** True where they differ in nothing but their creators: the number of a namespace was used again. */
        public boolean usedAgain() {
            return containers.stream().allMatch(container -> container.uses() == containers.size());
        }
    }

    static SharedIds of(List<SurveyedContainer> containers, IntList owners, ListHistory history) {
        Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < containers.size(); i++) {
            byLabel.computeIfAbsent(containers.get(i).label(), any -> new ArrayList<>(1))
                    .add(i);
        }
        byLabel.values().removeIf(owning -> owning.size() < 2);
        List<Contents> all = new ArrayList<>();
        Map<Integer, Contents> byOwner = new HashMap<>();
        byLabel.values().stream().limit(LISTED).forEach(owning -> {
            Contents contents =
                    new Contents(owning.stream().map(containers::get).toList());
            all.add(contents);
            owning.forEach(owner -> byOwner.put(owner, contents));
        });
        for (int i = 0; i < owners.size() && !byOwner.isEmpty(); i++) {
            Contents contents = byOwner.get(owners.get(i));
            if (contents != null && history.content(i) == MeasuredContent.DIGEST) {
                contents.add(owners.get(i), LongTable.pair(history.path(i), history.digest(i)));
            }
        }
        return new SharedIds(all.stream().map(Contents::result).toList(), byLabel.size());
    }

    /** The contents of the containers of one id. */
    private static final class Contents {
        private final List<SurveyedContainer> containers;
        private final LongTable seen = new LongTable();
        private final IntList firstOwner = new IntList();
        private final BitSet shared = new BitSet();

        Contents(List<SurveyedContainer> containers) {
            this.containers = containers;
        }

        void add(int owner, long content) {
            int known = seen.size();
            int number = seen.intern(content);
            if (number == known) {
                firstOwner.add(owner);
            } else if (firstOwner.get(number) != owner) {
                shared.set(number);
            }
        }

        SharedId result() {
            return new SharedId(containers.get(0).label(), containers, seen.size(), shared.cardinality());
        }
    }
}
