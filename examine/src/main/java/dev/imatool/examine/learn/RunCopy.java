package dev.imatool.examine.learn;

/**
 * A run that is no run of its own: it and an earlier one are copies of the list of one boot. A list only grows, so that all
 * entries of an older copy are the first of a newer one.
 *
 * @param run its number, from 1
 * @param of number of the first run that it is a copy of
 * @param entries how many entries both begin with, which are all that one of them has
 */
public record RunCopy(int run, int of, int entries) {}
