/** Rows with the path and the digests of a file, by the names that columns usually have: csv, JSON, NDJSON. */
@NullMarked
package dev.imatool.parsers.known.rows;

import org.jspecify.annotations.NullMarked;
