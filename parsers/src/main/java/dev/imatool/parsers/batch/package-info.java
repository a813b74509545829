/**
 * Batches of entries that stand still while several threads look at them, and the quick way to fill them: where a reader is a
 * {@link dev.imatool.parsers.batch.BulkReader}, entries that need no second look go from its buffer into the batch directly. All
 * others, and all entries of other readers, are read one by one and copied. The entries are the same either way.
 */
@NullMarked
package dev.imatool.parsers.batch;

import org.jspecify.annotations.NullMarked;
