/**
 * Unpacks Zstandard (RFC 8878) within the bounds of Java's arrays: libraries for it either are native or read memory without checks,
 * and what is unpacked here may be written by anyone. Tables and windows grow with the bytes that arrive.
 */
@NullMarked
package dev.imatool.parsers.zstd;

import org.jspecify.annotations.NullMarked;
