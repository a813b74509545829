package dev.imatool.parsers.digestlist;

import dev.imatool.model.ByteString;

/**
 * A file and its digest.
 *
 * @param line its number, from 1
 * @param digest 16 to 64 bytes
 * @param path as the list gives it
 */
public record DigestLine(long line, ByteString digest, ByteString path) {}
