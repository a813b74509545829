/**
 * Explanations: which sequence of extends leads to a PCR value that a plain replay does not give.
 *
 * <p>{@link dev.imatool.replay.explain.search.Recording} keeps what a list extends, and {@link
 * dev.imatool.replay.explain.Explainer} tries one hypothesis after the other ({@link
 * dev.imatool.replay.explain.hypotheses}), the harmless ones first. Whatever is found is computed once more from its start
 * value before it becomes an {@link dev.imatool.replay.explain.report.Explanation}.
 */
@NullMarked
package dev.imatool.replay.explain;

import org.jspecify.annotations.NullMarked;
