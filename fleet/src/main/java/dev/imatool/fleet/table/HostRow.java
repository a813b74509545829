package dev.imatool.fleet.table;

/**
 * A row of {@code hosts}: what the user says of a host.
 *
 * @param host as in the other tables
 * @param hostGroup the group that it belongs to
 */
public record HostRow(String host, String hostGroup) {}
