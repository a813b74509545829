/**
 * What changed between two lists: the contents, marks and PCRs of each path, its boot_aggregates, and entries that were lost,
 * moved or doubled.
 */
@NullMarked
package dev.imatool.diff.changes;

import org.jspecify.annotations.NullMarked;
