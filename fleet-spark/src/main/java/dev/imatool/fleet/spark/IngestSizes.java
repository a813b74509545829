package dev.imatool.fleet.spark;

/**
 * How much is done at once.
 *
 * @param round bytes of evidence of one commit, about: what a job that is killed has to do again
 * @param task bytes of evidence that are worth a task
 * @param run entries of a range of paths that are sorted together, and make a file of a day
 */
record IngestSizes(long round, long task, int run) {
    /** Sorted in some 300 MB, and read well as a file. */
    static final int RUN = 3_000_000;

    /** Some forty million entries, some twenty thousand, and {@link #RUN}. */
    static final IngestSizes USUAL = new IngestSizes(8L << 30, 4L << 20, RUN);
}
