package dev.imatool.fleet.collected;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The evidence of one host.
 *
 * @param name what it is called: a claim of whoever named the folder; absent for an archive in which folders name hosts
 * @param evidence a folder, an archive or a list
 */
public record CollectedHost(Optional<String> name, Path evidence) {}
