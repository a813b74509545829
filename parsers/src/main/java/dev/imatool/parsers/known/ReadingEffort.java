package dev.imatool.parsers.known;

/**
 * What the reading of a source may use.
 *
 * @param threads how many may hash contents at once, from 1; what is read does not depend on it
 * @param progress hears how far the reading is
 */
public record ReadingEffort(int threads, SourceProgress progress) {
    private static final int MOST_THREADS = 16;

    /** All cores, and nobody watches. */
    public static ReadingEffort unwatched() {
        return watched(SourceProgress.NONE);
    }

    /** All cores. */
    public static ReadingEffort watched(SourceProgress progress) {
        return new ReadingEffort(Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), progress);
    }

    /** One thread, for a source that is read beside others, of which nobody hears. */
    public static ReadingEffort beside() {
        return new ReadingEffort(1, SourceProgress.NONE);
    }
}
