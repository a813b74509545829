package dev.imatool.fleet.spark.entries;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of the table of entries, each a range of paths, so that each can be sorted alone. The bounds come from a few hosts: what most
 * hosts have is the same, and bounds that fit badly make parts of unlike size and nothing worse.
 *
 * @param bounds the first path of each part but the first, in order
 */
public record Slices(List<String> bounds) implements Serializable {
    public Slices {
        bounds = List.copyOf(bounds);
    }

    /**
     * So many parts at most.
     *
     * @param sample paths as entries have them, each as often
     */
    public static Slices of(List<String> sample, int parts) {
        List<String> sorted = sample.stream().sorted().toList();
        String[] bounds = new String[sorted.isEmpty() ? 0 : parts - 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = sorted.get(Math.toIntExact((i + 1L) * sorted.size() / parts));
        }
        return new Slices(Arrays.stream(bounds).distinct().toList());
    }

    /** How many parts there are. */
    public int count() {
        return bounds.size() + 1;
    }

    /** The part that a path belongs to, from 0. */
    int of(String path) {
        int low = 0;
        int high = bounds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds.get(middle).compareTo(path) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
