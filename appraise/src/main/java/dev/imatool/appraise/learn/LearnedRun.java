package dev.imatool.appraise.learn;

import java.util.Optional;

/**
 * What one run brought.
 *
 * @param number its number, from 1 in the order in which the runs were read
 * @param digests digests under a path that it showed, each once
 * @param newDigests those that no run before it had
 * @param newPaths paths that no run before it had
 * @param notLearned entries of which nothing was learned
 * @param alarms what an allow-list of the other runs would say against it; absent where there is no other run
 */
public record LearnedRun(
        int number, long digests, long newDigests, long newPaths, NotLearned notLearned, Optional<RunAlarms> alarms) {}
