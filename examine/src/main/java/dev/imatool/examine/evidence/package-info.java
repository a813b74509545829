/**
 * What does everything that was collected from one host prove? Joins lists, quotes, keys, PCR values, firmware logs and the
 * manifest into one report: verdict, findings, and what to collect next.
 */
@NullMarked
package dev.imatool.examine.evidence;

import org.jspecify.annotations.NullMarked;
