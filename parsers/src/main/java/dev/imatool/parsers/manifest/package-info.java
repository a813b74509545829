/**
 * Files of checksums: {@code sha256sum} and its kin, BSD's and OpenSSL's form, hashdeep. {@link
 * dev.imatool.parsers.manifest.Manifest} reads one line by line; nothing is compared here.
 */
@NullMarked
package dev.imatool.parsers.manifest;

import org.jspecify.annotations.NullMarked;
