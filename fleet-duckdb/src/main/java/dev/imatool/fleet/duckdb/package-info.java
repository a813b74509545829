/** The engine for one machine: DuckDB, in this process. */
@NullMarked
package dev.imatool.fleet.duckdb;

import org.jspecify.annotations.NullMarked;
