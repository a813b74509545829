package dev.imatool.examine.evidence;

import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A measurement list of the evidence with its copies and everything that was collected with it: what lies in the same folder,
 * else what lies nearest.
 *
 * @param lists the list to examine, then its copies
 * @param parts all other parts
 */
record EvidenceSet(List<Part> lists, List<Part> parts) {
    EvidenceSet {
        lists = List.copyOf(lists);
        parts = List.copyOf(parts);
    }

    /** The list to examine. */
    Part list() {
        return lists.get(0);
    }

    /** The parts of a kind. */
    List<Part> of(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    /** One for each list. */
    static List<EvidenceSet> of(Evidence evidence) {
        Map<String, List<Part>> lists = new LinkedHashMap<>();
        for (Part list : evidence.of(PartKind.MEASUREMENT_LIST)) {
            lists.computeIfAbsent(list.folder() + "/" + stem(list.name()), first -> new ArrayList<>())
                    .add(list);
        }
        List<List<Part>> sets = List.copyOf(lists.values());
        List<List<Part>> parts = new ArrayList<>();
        sets.forEach(set -> parts.add(new ArrayList<>()));
        List<String[]> folders =
                sets.stream().map(set -> set.get(0).folder().split("/")).toList();
        for (Part part : evidence.parts()) {
            if (part.kind() != PartKind.MEASUREMENT_LIST) {
                nearest(part.folder().split("/"), folders)
                        .forEach(set -> parts.get(set).add(part));
            }
        }
        List<EvidenceSet> result = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            List<Part> copies = new ArrayList<>(sets.get(i));
            copies.sort(Comparator.comparing(EvidenceSet::preference).thenComparing(Part::path));
            result.add(new EvidenceSet(copies, parts.get(i)));
        }
        return result;
    }

    /** In whose neighbourhood a folder lies; several where they are equally near. */
    private static List<Integer> nearest(String[] folder, List<String[]> folders) {
        List<Integer> nearest = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < folders.size(); i++) {
            int shared = shared(folder, folders.get(i));
            if (shared > most) {
                nearest.clear();
                most = shared;
            }
            if (shared == most) {
                nearest.add(i);
            }
        }
        return nearest;
    }

    /** How many folders both paths begin with. */
    private static int shared(String[] left, String[] right) {
        int same = 0;
        while (same < Math.min(left.length, right.length) && left[same].equals(right[same])) {
            same++;
        }
        return same;
    }

    /** The same for all copies of one list: {@code ascii_} and {@code binary_}, one for each bank, packed or not. */
    private static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\.gz$", "")
                .replaceAll("_sha(1|256|384|512)", "")
                .replaceAll("ascii|binary", "*");
    }

    /** Binary lists carry what was hashed, and the lists of SHA-1 are those that every kernel has. */
    private static int preference(Part list) {
        String name = list.name().toLowerCase(Locale.ROOT);
        return (name.contains("ascii") ? 2 : 0) + (name.contains("_sha") ? 1 : 0);
    }
}
