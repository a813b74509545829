package dev.imatool.parsers.known.index;

import java.util.List;

/**
 * A source in an index.
 *
 * @param facts what is to be said of it
 * @param links whether it has second names; then its records are found by the names of files, else by whole paths
 * @param from where its records begin
 * @param to where they end
 * @param hashed the parts in which contents were hashed when the index was built, in their order
 */
public record IndexedSource(SourceFacts facts, boolean links, long from, long to, List<Part> hashed) {
    public IndexedSource {
        hashed = List.copyOf(hashed);
    }

    /** Records from a place on, up to another. */
    public record Part(long from, long to) {}

    /** True where the contents of the record at a place were hashed when the index was built. */
    boolean hashedAt(long offset) {
        int low = 0;
        int high = hashed.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Part part = hashed.get(middle);
            if (offset < part.from()) {
                high = middle - 1;
            } else if (offset >= part.to()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
