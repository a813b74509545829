/** What does everything that was collected from one host prove? Joins lists, quotes, keys, PCR values and logs. */
@NullMarked
package dev.imatool.examine.evidence;

import org.jspecify.annotations.NullMarked;
