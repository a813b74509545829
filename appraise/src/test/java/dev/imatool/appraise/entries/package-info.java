/** Entries written down by hand, for tests. */
@NullMarked
package dev.imatool.appraise.entries;

import org.jspecify.annotations.NullMarked;
