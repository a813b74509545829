package dev.imatool.replay.explain.report;

/**
 * How far the entries of a PCR lead to a value.
 *
 * @param last number of the last entry that is in the value
 * @param entries how many entries are in it
 * @param after how many entries of the PCR follow; 0 where the value covers them all
 */
public record Reach(long last, long entries, long after) {}
