/**
 * From a file or stream to content: counts and hashes the raw bytes, unpacks gzip, converts UTF-16, and offers the rest
 * through a window that slides forward.
 */
@NullMarked
package dev.imatool.parsers.input;

import org.jspecify.annotations.NullMarked;
