/** From the evidence of one host to rows; what it proves is decided by {@code dev.imatool.examine}. */
@NullMarked
package dev.imatool.fleet.ingest;

import org.jspecify.annotations.NullMarked;
