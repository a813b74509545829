package dev.imatool.parsers;

import dev.imatool.model.Location;

/**
 * One list of an input.
 *
 * @param name empty for an input that is one plain list; else from the text around it: {@code default} for {@code
 *     ascii_runtime_measurements}, {@code module} for {@code kernel_module_measurements}, a namespace number, a file name
 * @param firstEntry number of its first entry in the input
 * @param entries how many it has
 * @param location from its first entry to its last
 */
public record ListSummary(String name, long firstEntry, long entries, Location location) {}
