package dev.imatool.examine.listfolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which PCR values go with which list: those in its own folder; and those of a folder next to it ({@code tpm/} next to {@code ima/})
 * where the lists of what holds both lie in one folder, so that they are of one host. Values above several folders of lists may be of
 * any host, and go with none.
 */
final class ValuesBeside {
    private final Map<String, List<String>> byFolder = new HashMap<>();
    private final List<String> stray = new ArrayList<>();

    private ValuesBeside() {}

    /** Paths are those below one directory. */
    static ValuesBeside of(List<String> lists, List<String> values) {
        Map<String, Set<String>> below = new HashMap<>();
        for (String list : lists) {
            String folder = folder(list);
            while (true) {
                Set<String> folders = below.computeIfAbsent(folder, first -> new HashSet<>());
                // more than two make no difference
                if (folders.size() < 2) {
                    folders.add(folder(list));
                }
                if (folder.isEmpty()) {
                    break;
                }
                folder = folder(folder);
            }
        }
        Set<String> own = new HashSet<>();
        lists.forEach(list -> own.add(folder(list)));
        ValuesBeside beside = new ValuesBeside();
        for (String file : values) {
            String folder = folder(file);
            while (!below.containsKey(folder) && !folder.isEmpty()) {
                folder = folder(folder);
            }
            Set<String> folders = below.getOrDefault(folder, Set.of());
            if (own.contains(folder(file))) {
                beside.put(folder(file), file);
            } else if (folders.size() == 1) {
                beside.put(folders.iterator().next(), file);
            } else {
                beside.stray.add(file);
            }
        }
        return beside;
    }

    private void put(String folder, String file) {
        byFolder.computeIfAbsent(folder, first -> new ArrayList<>()).add(file);
    }

    /** The values that go with a list. */
    List<String> of(String list) {
        return byFolder.getOrDefault(folder(list), List.of());
    }

    /** Values that go with no list. */
    List<String> stray() {
        return List.copyOf(stray);
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
