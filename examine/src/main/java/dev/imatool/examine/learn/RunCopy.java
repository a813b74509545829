package dev.imatool.examine.learn;

/**
 * A list that is no run of its own: it and another one are copies of the list of one boot, and count as one run.
 *
 * @param input name of the one that does not count
 * @param of name of the one that does
 * @param entries how many entries both begin with; the first has no more
 */
public record RunCopy(String input, String of, int entries) {}
