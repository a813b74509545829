/**
 * Entries as comma-separated values (RFC 4180) with fixed columns.
 */
@NullMarked
package dev.imatool.cli.csv;

import org.jspecify.annotations.NullMarked;
