/**
 * Explanations: which sequence of extends leads to a PCR value that no plain replay gives.
 *
 * <p>{@link dev.imatool.replay.explain.Recording} keeps what a list extends, {@link
 * dev.imatool.replay.explain.Explainer} asks one hypothesis after the other, the harmless ones first. A hypothesis walks
 * over {@link dev.imatool.replay.explain.Column}s with a {@link dev.imatool.replay.explain.Chain}; what it finds is
 * computed once more from the beginning before it becomes an {@link dev.imatool.replay.explain.Explanation}.
 */
@NullMarked
package dev.imatool.replay.explain;

import org.jspecify.annotations.NullMarked;
