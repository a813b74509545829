package dev.imatool.examine.parts;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A measurement list of the evidence with its copies and everything that was collected with it: what lies in the same folder,
 * else what lies nearest.
 *
 * @param lists the list to examine, then its copies
 * @param parts all other parts
 * @param currents the current lists that staged ones were put before, by list
 * @param before parts of the list that were exported before, and lead to a value together with it, in their order
 * @param besidePart true where a list with the same parts begins at an unknown entry: this one may go on in what is missing
 */
public record EvidenceSet(
        List<Part> lists, List<Part> parts, Map<Part, Current> currents, List<EvidenceSet> before, boolean besidePart) {
    private static final String STAGED = "_staged";

    public EvidenceSet {
        lists = List.copyOf(lists);
        parts = List.copyOf(parts); // the same object where it is one already
        currents = Map.copyOf(currents);
        before = List.copyOf(before);
    }

    /**
     * The current list of a kernel that stages records ({@code CONFIG_IMA_STAGING}), which goes on where the staged one ends.
     *
     * @param part its file; absent where it is empty
     */
    public record Current(Optional<Part> part) {}

    /** The current list that a list ends with; absent where it is the kernel's only one. */
    public Optional<Current> current(Part list) {
        return Optional.ofNullable(currents.get(list));
    }

    /** The folder of the list. */
    public String folder() {
        return list().folder();
    }

    /** The list to examine, without what was exported before. */
    public Part list() {
        return lists.get(0);
    }

    /** One of the lists with what was exported earlier before it. */
    public Part whole(Part list) {
        if (before.isEmpty()) {
            return list;
        }
        List<InputSource> sources = Stream.concat(before.stream().map(EvidenceSet::list), Stream.of(list))
                .flatMap(part -> part.source().parts().stream())
                .toList();
        long bytes = before.stream().mapToLong(set -> set.list().bytes()).sum() + list.bytes();
        return new Part(list.kind(), list.path(), bytes, list.content(), InputSource.joined(sources));
    }

    /** The same list after parts that were exported before. */
    EvidenceSet after(List<EvidenceSet> exported) {
        return new EvidenceSet(lists, parts, currents, exported, besidePart);
    }

    /** The same list, with further copies of it. */
    EvidenceSet with(List<Part> copies) {
        return new EvidenceSet(
                Stream.concat(lists.stream(), copies.stream()).toList(), parts, currents, before, besidePart);
    }

    /** The first entries of the list, without what else it says. */
    EvidenceSet onlyFirst(InputSource first) {
        Part list = list();
        Part cut = new Part(list.kind(), list.path(), list.bytes(), list.content(), first);
        return new EvidenceSet(List.of(cut), parts, Map.of(), List.of(), besidePart);
    }

    /** The same set with these lists in place of its own. */
    EvidenceSet only(List<Part> others) {
        return new EvidenceSet(others, parts, Map.of(), List.of(), besidePart);
    }

    /** The same list, which may be one that others go on. */
    EvidenceSet nextToPart() {
        return new EvidenceSet(lists, parts, currents, before, true);
    }

    /** The same list, by itself. */
    public EvidenceSet alone() {
        return new EvidenceSet(lists, parts, currents, List.of(), besidePart);
    }

    /** The parts of a kind. */
    public List<Part> of(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    /**
     * One for each list.
     *
     * @param beside which other parts go with which lists
     */
    public static List<EvidenceSet> of(Evidence evidence, PartsBeside beside) {
        Map<String, List<Part>> lists = new LinkedHashMap<>();
        for (Part list : evidence.of(PartKind.MEASUREMENT_LIST)) {
            lists.computeIfAbsent(list.folder() + "/" + stem(list.name()), first -> new ArrayList<>())
                    .add(list);
        }
        List<EvidenceSet> result = new ArrayList<>();
        for (List<Part> files : lists.values()) {
            Map<Part, Current> currents = new LinkedHashMap<>();
            List<Part> copies = joined(files, currents);
            copies.sort(Comparator.comparing(EvidenceSet::preference).thenComparing(Part::path));
            result.add(new EvidenceSet(copies, beside.of(files.get(0).folder()), currents, List.of(), false));
        }
        return result;
    }

    /**
     * Copies of one list, with the staged records of each before its current ones: so the kernel's document of staging has
     * them presented. Whether they belong together is proven by a value or a quote, not by their names.
     */
    private static List<Part> joined(List<Part> files, Map<Part, Current> currents) {
        Map<String, Part> current = new LinkedHashMap<>();
        files.stream().filter(file -> !staged(file.name())).forEach(file -> current.put(file.name(), file));
        List<Part> all = new ArrayList<>();
        for (Part file : files) {
            if (staged(file.name())) {
                Part after = current.remove(file.name().replace(STAGED, ""));
                Part whole = after == null ? file : both(file, after);
                all.add(whole);
                currents.put(whole, new Current(Optional.ofNullable(after)));
            }
        }
        all.addAll(current.values());
        return all;
    }

    /** True of the name of a list of staged records. */
    public static boolean staged(String name) {
        return name.contains(STAGED);
    }

    /** What a list of that name is called while it is staged, and the reverse. */
    public static String other(String name) {
        return staged(name) ? name.replace(STAGED, "") : name + STAGED;
    }

    private static Part both(Part staged, Part current) {
        return new Part(
                current.kind(),
                current.path(),
                staged.bytes() + current.bytes(),
                current.content(),
                InputSource.joined(List.of(staged.source(), current.source())));
    }

    /** The same for all copies of one list: {@code ascii_} and {@code binary_}, one for each bank, packed or not. */
    private static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\.gz$", "")
                .replaceAll(STAGED, "")
                .replaceAll("_(sha(1|256|384|512)|sm3|tpm_alg_[0-9a-f]+)", "")
                .replaceAll("ascii|binary", "*");
    }

    /** Binary lists carry what was hashed, and the lists of SHA-1 are those that every kernel has. */
    static int preference(Part list) {
        String name = list.name().toLowerCase(Locale.ROOT);
        boolean ofBank = name.contains("_sha") || name.contains("_sm3") || name.contains("_tpm_alg_");
        return (name.contains("ascii") ? 2 : 0) + (ofBank ? 1 : 0);
    }
}
