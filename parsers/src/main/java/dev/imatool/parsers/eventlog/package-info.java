/**
 * Reads firmware event logs (TCG PC Client Platform Firmware Profile, section 10): crypto-agile and SHA-1 ones, as the
 * kernel shows them ({@code binary_bios_measurements}) and as they are copied out of memory, and says in words what the
 * data of an event is. Every length in a log may lie: none sizes an allocation, and each is compared with what is left.
 */
@NullMarked
package dev.imatool.parsers.eventlog;

import org.jspecify.annotations.NullMarked;
