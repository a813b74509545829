/**
 * The firmware's event log (TCG PC Client Platform Firmware Profile, section 10) as values: what firmware and boot loader
 * say they extended into PCR 0 to 23 before the kernel started. Never the measurement list. The bytes of a log are not
 * trusted until a replay of it gives the PCR values of the TPM.
 */
@NullMarked
package dev.imatool.model.eventlog;

import org.jspecify.annotations.NullMarked;
