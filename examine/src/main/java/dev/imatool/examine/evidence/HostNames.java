package dev.imatool.examine.evidence;

import java.util.Arrays;
import java.util.List;

/** What distinguishes the lists of evidence from each other. */
public final class HostNames {
    private HostNames() {}

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
