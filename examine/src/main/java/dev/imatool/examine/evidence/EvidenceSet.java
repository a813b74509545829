package dev.imatool.examine.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A measurement list of the evidence with its copies and everything that was collected with it: what lies in the same folder,
 * else what lies nearest.
 *
 * @param lists the list to examine, then its copies
 * @param parts all other parts
 * @param currents the current lists that staged ones were put in front of, by list
 */
record EvidenceSet(List<Part> lists, List<Part> parts, Map<Part, Current> currents) {
    private static final String STAGED = "_staged";

    EvidenceSet {
        lists = List.copyOf(lists);
        parts = List.copyOf(parts);
        currents = Map.copyOf(currents);
    }

    /**
     * The current list of a kernel that stages records ({@code CONFIG_IMA_STAGING}), which goes on where the staged one ends.
     *
     * @param part its file; absent where it is empty
     */
    record Current(Optional<Part> part) {}

    /** The current list that a list ends with; absent where it is the kernel's only one. */
    Optional<Current> current(Part list) {
        return Optional.ofNullable(currents.get(list));
    }

    /** The folder of the list. */
    String folder() {
        return list().folder();
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
            Map<Part, Current> currents = new LinkedHashMap<>();
            List<Part> copies = joined(sets.get(i), currents);
            copies.sort(Comparator.comparing(EvidenceSet::preference).thenComparing(Part::path));
            result.add(new EvidenceSet(copies, parts.get(i), currents));
        }
        return result;
    }

    /**
     * Copies of one list, with the staged records of each in front of its current ones: so the kernel's document of staging has
     * them presented. Whether they belong together is proven by the quote, not by their names.
     */
    private static List<Part> joined(List<Part> files, Map<Part, Current> currents) {
        Map<String, Part> current = new LinkedHashMap<>();
        files.stream().filter(file -> !staged(file)).forEach(file -> current.put(file.name(), file));
        List<Part> all = new ArrayList<>();
        for (Part file : files) {
            if (staged(file)) {
                Part after = current.remove(file.name().replace(STAGED, ""));
                Part whole = after == null ? file : both(file, after);
                all.add(whole);
                currents.put(whole, new Current(Optional.ofNullable(after)));
            }
        }
        all.addAll(current.values());
        return all;
    }

    private static boolean staged(Part file) {
        return file.name().contains(STAGED);
    }

    private static Part both(Part staged, Part current) {
        InputSource whole = InputSource.ofMember(
                staged.source().name() + " + " + current.name(),
                () -> new SequenceInputStream(
                        staged.source().open(), current.source().open()));
        return new Part(current.kind(), current.path(), staged.bytes() + current.bytes(), current.content(), whole);
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
                .replaceAll(STAGED, "")
                .replaceAll("_sha(1|256|384|512)", "")
                .replaceAll("ascii|binary", "*");
    }

    /** Binary lists carry what was hashed, and the lists of SHA-1 are those that every kernel has. */
    private static int preference(Part list) {
        String name = list.name().toLowerCase(Locale.ROOT);
        return (name.contains("ascii") ? 2 : 0) + (name.contains("_sha") ? 1 : 0);
    }
}
