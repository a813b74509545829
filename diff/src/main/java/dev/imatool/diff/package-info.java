/**
 * Compares two measurement lists. Each is read once into a {@link dev.imatool.diff.history.ListHistory}; {@link
 * dev.imatool.diff.ListDiff#between} compares two of them.
 *
 * <p>It first finds out how the lists are related ({@link dev.imatool.diff.relation}), then which namespaces are the same
 * ({@link dev.imatool.diff.containers}), then what changed under each path ({@link dev.imatool.diff.changes}). Nothing is
 * claimed that the lists cannot know: a missing entry is "not measured", and digests of different algorithms are "not
 * comparable".
 */
@NullMarked
package dev.imatool.diff;

import org.jspecify.annotations.NullMarked;
