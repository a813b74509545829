package dev.imatool.fleet.folder;

/**
 * A file of a table.
 *
 * @param name below the folder of the fleet, with {@code /} between: {@code lists/day=2026-11-30/NAME.parquet}
 * @param bytes its length
 */
public record TableFile(String name, long bytes) {}
