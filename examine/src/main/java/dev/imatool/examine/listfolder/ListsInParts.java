package dev.imatool.examine.listfolder;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.listfolder.ListFolder.Listed;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.parts.PartBudget;
import dev.imatool.examine.parts.PartSearch;
import dev.imatool.examine.parts.SoughtValue;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the parts among the lists of a directory together: staged records before the current ones next to them, and before both what
 * was exported, where a value that lies next to the list proves it.
 */
public final class ListsInParts {
    /** Where the name of a first entry stands, whatever the bank. */
    private static final int HEAD = 1 << 10;

    private static final String BOOT_AGGREGATE = "boot_aggregate";

    private final ListPass pass;
    private final PartSearch search;
    private final Map<List<String>, List<SoughtValue>> values = new HashMap<>();

    /** @param pass reads the lists */
    public ListsInParts(ListPass pass) {
        this.pass = pass;
        this.search = new PartSearch(pass, new PartBudget());
    }

    /**
     * The lists, those of parts as one, whose path is a {@link PartsArgument}. Parts of it are no lists any more, unless other
     * values lie next to them.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a file of values cannot be read
     */
    public List<Listed> joined(List<Listed> lists) throws IOException {
        Map<String, Listed> staged = staged(lists);
        Map<Listed, Listed> joined = new LinkedHashMap<>();
        Set<String> parts = new HashSet<>();
        for (Listed list : staged.values()) {
            Optional<List<Listed>> before = before(list, staged);
            if (before.isPresent()) {
                List<String> paths = new ArrayList<>();
                for (Listed part : before.get()) {
                    paths.add(part.path());
                    if (list.values().containsAll(part.values())) {
                        parts.add(part.path());
                    }
                }
                paths.add(list.path());
                joined.put(list, new Listed(PartsArgument.join(paths), list.values()));
            } else {
                joined.put(list, list);
            }
        }
        return joined.entrySet().stream()
                .filter(each -> !parts.contains(each.getKey().path()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** By the path of the current list. An empty list of staged records is left out, and an empty current one is the last part. */
    private static Map<String, Listed> staged(List<Listed> lists) {
        Set<String> paths = new HashSet<>();
        lists.forEach(list -> paths.add(list.path()));
        Map<String, Listed> all = new LinkedHashMap<>();
        for (Listed list : lists) {
            String folder = list.path().substring(0, list.path().lastIndexOf('/') + 1);
            String name = list.path().substring(folder.length());
            String other = folder + EvidenceSet.other(name);
            if (!paths.contains(other)) {
                all.put(list.path(), list);
            } else if (EvidenceSet.staged(name)) {
                if (!empty(list.path())) {
                    all.put(other, new Listed(PartsArgument.join(List.of(list.path(), other)), list.values()));
                }
            } else {
                all.putIfAbsent(list.path(), list);
            }
        }
        return all;
    }

    private static boolean empty(String path) {
        try {
            return Files.size(FileNames.path(path)) == 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<List<Listed>> before(Listed list, Map<String, Listed> all) throws IOException {
        if (list.values().isEmpty() || all.size() < 2 || looksWhole(list)) {
            return Optional.empty();
        }
        List<SoughtValue> sought = sought(list.values());
        if (sought.isEmpty() || begins(list)) {
            return Optional.empty();
        }
        Map<InputSource, Listed> candidates = new LinkedHashMap<>();
        for (Listed other : near(list, all)) {
            candidates.put(source(other), other);
        }
        try {
            return search.before(source(list), List.copyOf(candidates.keySet()), sought)
                    .map(order -> order.stream().map(candidates::get).toList());
        } catch (IOException unreadable) {
            return Optional.empty(); // said where it is replayed
        }
    }

    /** Lists of the same name first: of the same bank and form. */
    private static Set<Listed> near(Listed list, Map<String, Listed> all) {
        String name = name(list.path());
        Set<Listed> near = new LinkedHashSet<>();
        all.values().stream()
                .filter(other -> !other.equals(list) && name(other.path()).equals(name))
                .limit(PartBudget.MOST_PARTS)
                .forEach(near::add);
        all.values().stream()
                .filter(other -> !other.equals(list))
                .limit(PartBudget.MOST_PARTS)
                .forEach(near::add);
        return near;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** One look at the first bytes, which spares most lists a second reading. */
    private static boolean looksWhole(Listed list) {
        try (InputStream content = source(list).parts().get(0).open()) {
            byte[] head = content.readNBytes(HEAD);
            return new String(head, StandardCharsets.ISO_8859_1).contains(BOOT_AGGREGATE);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private boolean begins(Listed list) {
        try {
            return pass.beginsWithBootAggregate(source(list));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static InputSource source(Listed list) {
        return InputSource.joined(PartsArgument.parts(list.path()).stream()
                .map(path -> InputSource.ofFile(FileNames.path(path)))
                .toList());
    }

    private List<SoughtValue> sought(List<String> files) throws IOException {
        List<SoughtValue> known = values.get(files);
        if (known == null) {
            known = BesideExpected.read(pass.inputs(), files, List.of()).values().stream()
                    .flatMap(value -> SoughtValue.of(value).stream())
                    .toList();
            values.put(files, known);
        }
        return known;
    }
}
