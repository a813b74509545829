/** Entries on their way from the tasks that read hosts to the files of a fleet: what they say once, in bytes, and sorted by numbers. */
@NullMarked
package dev.imatool.fleet.spark.entries;

import org.jspecify.annotations.NullMarked;
