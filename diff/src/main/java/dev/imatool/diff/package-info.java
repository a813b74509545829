/**
 * Two measurement lists to changes. A list is read once into a {@link dev.imatool.diff.ListHistory} (what was measured
 * under each namespace and path, in order); {@link dev.imatool.diff.ListDiff#between} compares two of them.
 *
 * <p>First it finds how the lists relate (one continues the other, excerpts, separate boots), then which namespaces are
 * the same, then what changed under each path. Nothing is said about what the lists cannot know: an entry that is missing
 * is "not measured", digests of different algorithms are "not comparable".
 */
@NullMarked
package dev.imatool.diff;

import org.jspecify.annotations.NullMarked;
