/** The folder of a fleet wherever Hadoop reaches, and how batches become part of it. */
@NullMarked
package dev.imatool.fleet.spark.folder;

import org.jspecify.annotations.NullMarked;
