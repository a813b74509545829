/**
 * Reads reference values: imatool's own allow-list documents and the checksum files that {@code sha256sum} and its kin
 * write, escaped names included. What is malformed is a diagnostic; the values around it are still delivered.
 */
@NullMarked
package dev.imatool.parsers.allowlist;

import org.jspecify.annotations.NullMarked;
