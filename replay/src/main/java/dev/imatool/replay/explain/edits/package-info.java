/** Entries that were left out, extended twice or swapped at one or two places of the list. */
@NullMarked
package dev.imatool.replay.explain.edits;

import org.jspecify.annotations.NullMarked;
