package dev.imatool.fleet.table;

/**
 * What the user says of a host.
 *
 * @param host as in the other tables
 * @param hostGroup the group that it belongs to
 */
public record HostRow(String host, String hostGroup) {}
