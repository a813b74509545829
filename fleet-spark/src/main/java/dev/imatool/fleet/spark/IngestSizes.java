package dev.imatool.fleet.spark;

/**
 * How much is done at once.
 *
 * @param round bytes of evidence of one commit, about: what a job that is killed has to do again
 * @param task bytes of evidence that are worth a task
 */
record IngestSizes(long round, long task) {
    /** Some forty million entries, and some twenty thousand. */
    static final IngestSizes USUAL = new IngestSizes(8L << 30, 4L << 20);
}
