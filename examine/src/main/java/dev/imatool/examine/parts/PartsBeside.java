package dev.imatool.examine.parts;

import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of evidence go with which lists: those of the same folder, else those that lie nearest, and with several lists where they
 * are equally near to them. Every list of a folder has the same ones.
 */
public final class PartsBeside {
    /**
     * How many lists all parts together are compared with. A part that would exceed it goes with no list: where thousands of parts are
     * equally near to thousands of lists, none of them says of which machine it is.
     */
    static final int MOST_PAIRS = 1 << 16;

    private final Map<String, List<Part>> byFolder = new HashMap<>();
    private final List<Part> far = new ArrayList<>();

    private PartsBeside() {}

    /** Looks where the lists of {@code evidence} lie. */
    public static PartsBeside of(Evidence evidence) {
        return of(evidence.parts());
    }

    static PartsBeside of(List<Part> all) {
        PartsBeside beside = new PartsBeside();
        Map<String, Integer> lists = new LinkedHashMap<>();
        all.stream()
                .filter(part -> part.kind() == PartKind.MEASUREMENT_LIST)
                .forEach(list -> lists.merge(list.folder(), 1, Integer::sum));
        lists.keySet().forEach(folder -> beside.byFolder.put(folder, new ArrayList<>()));
        Map<String, Set<String>> below = below(lists.keySet());
        Map<String, Integer> weights = new HashMap<>();
        below.forEach((folder, under) -> weights.put(
                folder,
                under.stream().mapToInt(each -> lists.getOrDefault(each, 0)).sum()));
        long pairs = 0;
        for (Part part : all) {
            if (part.kind() == PartKind.MEASUREMENT_LIST || lists.isEmpty()) {
                continue;
            }
            String nearest = nearest(part.folder(), below);
            boolean top = nearest.isEmpty() && part.folder().isEmpty() && lists.containsKey("");
            Set<String> folders = top ? Set.of("") : below.getOrDefault(nearest, Set.of());
            int weight = top ? lists.getOrDefault("", 0) : weights.getOrDefault(nearest, 0);
            if (pairs + weight > MOST_PAIRS) {
                beside.far.add(part);
                continue;
            }
            pairs += weight;
            for (String folder : folders) {
                beside.byFolder
                        .computeIfAbsent(folder, first -> new ArrayList<>())
                        .add(part);
            }
        }
        beside.byFolder.replaceAll((folder, parts) -> List.copyOf(parts));
        return beside;
    }

    /** The parts that go with the lists of a folder: the same object each time. */
    List<Part> of(String folder) {
        return byFolder.getOrDefault(folder, List.of());
    }

    /** Parts that are near to too many lists to be compared with any. */
    public List<Part> far() {
        return List.copyOf(far);
    }

    /** The folders with lists that are the same as, or below, each folder on the way to one of them. */
    private static Map<String, Set<String>> below(Set<String> folders) {
        Map<String, Set<String>> below = new HashMap<>();
        for (String folder : folders) {
            String above = folder;
            while (true) {
                below.computeIfAbsent(above, first -> new LinkedHashSet<>()).add(folder);
                if (above.isEmpty()) {
                    break;
                }
                above = above(above);
            }
        }
        return below;
    }

    /** The nearest folder on the way up from {@code folder} that has a list below it. */
    private static String nearest(String folder, Map<String, Set<String>> below) {
        String nearest = folder;
        while (!below.containsKey(nearest)) {
            nearest = above(nearest);
        }
        return nearest;
    }

    private static String above(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
}
