package dev.imatool.fleet.ingest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the evidence of hosts is examined.
 *
 * @param day the day that all lists count as, {@code YYYY-MM-DD}; where it is absent, that on which the file with the list was last
 *     changed, in UTC
 * @param hostFrom a file below the evidence of each host whose first line names the host; absent where the folder does
 * @param attestationKeys a folder with the keys of quotes, one file or folder for each host, called after it
 * @param nonces a folder with the nonces of quotes, one file for each host, called after it
 */
public record HostSettings(
        Optional<String> day, Optional<String> hostFrom, Optional<Path> attestationKeys, Optional<Path> nonces) {}
