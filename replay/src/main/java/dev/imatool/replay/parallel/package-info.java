/**
 * One list on several cores. Batches of entries go through: filled by whoever is free, one at a time; hashed and screened,
 * any number at once; then taken in order by the verification and by each bank's chains. The result is the same as that of
 * one thread that takes entry by entry, whatever the number of threads and the size of the batches.
 */
@NullMarked
package dev.imatool.replay.parallel;

import org.jspecify.annotations.NullMarked;
