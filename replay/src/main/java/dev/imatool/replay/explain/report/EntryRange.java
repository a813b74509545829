package dev.imatool.replay.explain.report;

/**
 * Entries that follow each other in a list, or among those of one PCR.
 *
 * @param first number of the first entry
 * @param last number of the last entry; never before the first
 */
public record EntryRange(long first, long last) {}
