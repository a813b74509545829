package dev.imatool.model.eventlog;

import dev.imatool.model.ByteString;

/**
 * What an event extended into one bank.
 *
 * @param algorithm the bank
 * @param digest as long as the log says that its digests are
 */
public record LoggedDigest(EventAlgorithm algorithm, ByteString digest) {}
