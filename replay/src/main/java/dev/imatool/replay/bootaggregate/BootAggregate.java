package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.Location;
import java.util.Optional;

/**
 * A boot_aggregate as a list has it.
 *
 * @param list name of the list; empty for an input that is one plain list
 * @param entry number of the entry
 * @param container the one that it claims to be of, in the list of a namespace; absent for the host
 * @param location where it is
 * @param algorithmName as logged; {@code sha1} or {@code md5} for the template {@code ima}
 * @param algorithm where the name is known
 * @param digest as logged
 */
public record BootAggregate(
        String list,
        long entry,
        Optional<Container> container,
        Location location,
        String algorithmName,
        Optional<HashAlgorithm> algorithm,
        ByteString digest) {}
