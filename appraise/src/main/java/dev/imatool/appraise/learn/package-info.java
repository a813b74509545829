/**
 * What several runs of the same thing have in common, and how much of it they have not shown yet.
 *
 * <p>{@link dev.imatool.appraise.learn.Learning} reads the runs; {@link dev.imatool.appraise.learn.LearnedRuns} is the
 * result, with an allow-list, estimates that do not depend on the order of the runs, and a test of each run against the
 * others. Nothing here ever says that an allow-list is complete: a list shows what was exercised, and IMA logs a file
 * once per boot or change.
 */
@NullMarked
package dev.imatool.appraise.learn;

import org.jspecify.annotations.NullMarked;
