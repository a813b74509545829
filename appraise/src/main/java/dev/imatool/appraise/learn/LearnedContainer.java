package dev.imatool.appraise.learn;

import dev.imatool.model.Container;

/**
 * A container of which something was learned.
 *
 * @param run number of the run that had it
 * @param container as its first entry with a content claims it
 */
public record LearnedContainer(int run, Container container) {}
