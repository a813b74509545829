package dev.imatool.examine.containers;

import java.util.List;

/**
 * What became of the digests that container-ima made.
 *
 * @param listed the first of them, in the order of the entries
 * @param explained how many are explained
 * @param unresolved how many are not
 */
public record Resolutions(List<Resolution> listed, long explained, long unresolved) {
    /** How many are listed. */
    public static final int LISTED = 1000;

    public Resolutions {
        listed = List.copyOf(listed);
    }

    /** True when there are none. */
    public boolean isEmpty() {
        return explained + unresolved == 0;
    }
}
