package dev.imatool.diff.survey;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which paths several containers measured, and how the digests compare.
 *
 * @param paths the first {@link #LISTED} of each kind, shared ones first, in the order of the entries
 * @param counts how many there are of each kind
 */
public record ContainerOverlap(List<AcrossContainers> paths, Map<AcrossContainers.Kind, Long> counts) {
    /** Rows kept of each kind. */
    public static final int LISTED = 1000;

    /** Containers kept for one row. */
    private static final int PLACES = 100;

    public ContainerOverlap {
        paths = List.copyOf(paths);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    static ContainerOverlap of(ContainerSurvey survey, ListHistory history) {
        return new Search(survey, history).run();
    }

    /** Goes over the paths one by one. */
    private static final class Search {
        private final ContainerSurvey survey;
        private final ListHistory history;
        private final Map<AcrossContainers.Kind, List<AcrossContainers>> rows = new TreeMap<>();
        private final Map<AcrossContainers.Kind, Long> counts = new EnumMap<>(AcrossContainers.Kind.class);

        Search(ContainerSurvey survey, ListHistory history) {
            this.survey = survey;
            this.history = history;
        }

        ContainerOverlap run() {
            IntList groups = new IntList();
            LongTable paths = new LongTable();
            for (int i = 0; i < history.size(); i++) {
                boolean counts = !history.bootAggregate(i) && !survey.image(i) && !history.buffer(i);
                groups.add(counts ? paths.intern(history.path(i)) : -1);
            }
            Grouping byPath = Grouping.of(groups, paths.size());
            for (int path = 0; path < paths.size(); path++) {
                path(byPath, path);
            }
            List<AcrossContainers> all = new ArrayList<>();
            rows.values().forEach(all::addAll);
            return new ContainerOverlap(all, counts);
        }

        private void path(Grouping byPath, int path) {
            Map<Integer, Integer> last = new LinkedHashMap<>();
            Map<Integer, Map<Integer, Integer>> byDigest = new LinkedHashMap<>();
            for (int at = byPath.start(path); at < byPath.end(path); at++) {
                int entry = byPath.item(at);
                last.put(survey.owner(entry), entry);
                if (history.content(entry) == MeasuredContent.DIGEST) {
                    byDigest.computeIfAbsent(history.digest(entry), any -> new LinkedHashMap<>())
                            .putIfAbsent(survey.owner(entry), entry);
                }
            }
            if (last.size() < 2) {
                return;
            }
            byDigest.values().stream()
                    .filter(containers -> containers.size() > 1)
                    .forEach(containers -> add(AcrossContainers.Kind.SHARED, containers));
            kind(last).ifPresent(kind -> add(kind, last));
        }

        /** How the last entries of the containers compare, where they do not all hold the same digest. */
        private Optional<AcrossContainers.Kind> kind(Map<Integer, Integer> last) {
            int some = last.values().iterator().next();
            boolean same = true;
            boolean sort = true;
            boolean algorithm = true;
            for (int entry : last.values()) {
                if (history.content(entry) != MeasuredContent.DIGEST) {
                    return Optional.of(AcrossContainers.Kind.NO_DIGEST);
                }
                same &= history.digest(entry) == history.digest(some);
                sort &= survey.namespacedDigest(entry) == survey.namespacedDigest(some);
                algorithm &= algorithm(entry) == algorithm(some);
            }
            if (same) {
                return Optional.empty();
            }
            return Optional.of(
                    !sort
                            ? AcrossContainers.Kind.NAMESPACED_DIGEST
                            : algorithm ? AcrossContainers.Kind.DIFFERENT : AcrossContainers.Kind.OTHER_ALGORITHM);
        }

        private int algorithm(int entry) {
            return history.vocabulary().algorithmOf(history.digest(entry));
        }

        private void add(AcrossContainers.Kind kind, Map<Integer, Integer> entries) {
            counts.merge(kind, 1L, Long::sum);
            List<AcrossContainers> listed = rows.computeIfAbsent(kind, any -> new ArrayList<>());
            if (listed.size() < LISTED) {
                List<EntryPlace> places = entries.values().stream()
                        .limit(PLACES)
                        .map(survey::place)
                        .toList();
                listed.add(new AcrossContainers(kind, places.get(0).path(), places));
            }
        }
    }
}
