/**
 * What can be said of a measurement list without any PCR: whether each template digest is that of its template data, and
 * whether the data agrees with itself. Start at {@link dev.imatool.replay.verify.Verification}; two copies of one list are
 * compared with each other by {@link dev.imatool.replay.verify.CopyComparison}.
 */
@NullMarked
package dev.imatool.replay.verify;

import org.jspecify.annotations.NullMarked;
