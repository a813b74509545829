package dev.imatool.examine.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What distinguishes the lists of evidence from each other. */
public final class HostNames {
    private HostNames() {}

    /**
     * One name for each group of lists that are of one boot: the folder that they have in common, without what all groups have in common.
     * Where that is none, or another group has the same, it is that of the first list.
     *
     * @param groups the paths of each group, at least one
     */
    public static List<String> ofGroups(List<List<String>> groups) {
        List<String> all = of(groups.stream().flatMap(List::stream).toList());
        List<String> first = of(groups.stream().map(group -> group.get(0)).toList());
        List<String> common = new ArrayList<>();
        int from = 0;
        for (List<String> group : groups) {
            common.add(group.size() == 1 ? "" : inCommon(all.subList(from, from + group.size())));
            from += group.size();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            String name = common.get(i);
            boolean own = !name.isEmpty()
                    && Collections.frequency(common, name) == 1
                    && first.stream().noneMatch(name::equals);
            names.add(own ? name : first.get(i));
        }
        return names;
    }

    /** The folder in which all of them are; empty where there is none. */
    private static String inCommon(List<String> paths) {
        String folder = paths.get(0);
        for (String path : paths) {
            while (!folder.isEmpty() && !path.equals(folder) && !path.startsWith(folder + "/")) {
                folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            }
        }
        return folder;
    }

    /** The paths without the folders and the names that all of them have in common. */
    public static List<String> of(List<String> paths) {
        List<String[]> split = paths.stream().map(path -> path.split("/")).toList();
        int front = 0;
        int back = 0;
        int shortest = split.stream().mapToInt(path -> path.length).min().orElse(0);
        while (front < shortest - 1 && alike(split, front, false)) {
            front++;
        }
        while (back < shortest - front - 1 && alike(split, back, true)) {
            back++;
        }
        int from = front;
        int until = back;
        return split.stream()
                .map(path -> String.join("/", Arrays.asList(path).subList(from, path.length - until)))
                .toList();
    }

    private static boolean alike(List<String[]> paths, int at, boolean fromTheEnd) {
        return paths.size() > 1
                && paths.stream()
                                .map(path -> path[fromTheEnd ? path.length - 1 - at : at])
                                .distinct()
                                .count()
                        == 1;
    }
}
