package dev.imatool.model.container;

import dev.imatool.model.ByteString;

/**
 * A line of the boot log that the patched {@code runc} of Container-IMA writes ({@code runc/start.go}, {@code
 * /var/log/docker-boot.log}): the text {@code "CONTAINER [NAMESPACE] IMAGE CONFIG"} and its SHA-1.
 *
 * @param line number of the line, from 1
 * @param text the text, both double quotes included: that is what is hashed
 * @param digest the SHA-1 it gives, which was extended into PCR 11
 */
public record ContainerBoot(long line, ByteString text, ByteString digest) {}
