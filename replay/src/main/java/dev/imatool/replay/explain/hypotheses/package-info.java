/**
 * One class for each cause that may explain a PCR value: entries left out, swapped or extended again, another start value or
 * convention, extends by somebody other than IMA. {@link dev.imatool.replay.explain.hypotheses.Hypotheses} has the order in
 * which they are tried.
 */
@NullMarked
package dev.imatool.replay.explain.hypotheses;

import org.jspecify.annotations.NullMarked;
