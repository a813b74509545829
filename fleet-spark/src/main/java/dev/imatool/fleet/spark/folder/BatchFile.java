package dev.imatool.fleet.spark.folder;

import org.apache.hadoop.fs.Path;

/**
 * A file of a batch.
 *
 * @param written where it is, in a folder that {@link FleetCommits#aside} gave
 * @param place where it belongs, below the folder of the fleet
 */
public record BatchFile(Path written, String place) {}
