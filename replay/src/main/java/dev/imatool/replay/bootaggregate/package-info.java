/**
 * Proves boot_aggregates: the hash over PCR 0 to 7, or 0 to 9, that a kernel puts before its measurements
 * (kernel: {@code ima_calc_boot_aggregate}), recomputed from a firmware event log or from PCR values.
 */
@NullMarked
package dev.imatool.replay.bootaggregate;

import org.jspecify.annotations.NullMarked;
