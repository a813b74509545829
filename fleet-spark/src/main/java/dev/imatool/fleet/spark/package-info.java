/** Fleets on Spark: the same folder, the same questions and the same reading of evidence, on many machines. */
@NullMarked
package dev.imatool.fleet.spark;

import org.jspecify.annotations.NullMarked;
