package dev.imatool.model.reference;

import dev.imatool.model.ByteString;

/**
 * A content that is known to be good under a path.
 *
 * @param role where it may be measured
 * @param path as lists give it: blanks as {@code _}, without a namespace
 * @param digest of the content
 */
public record ReferenceValue(Role role, ByteString path, ContentDigest digest) {}
