/** Options about what a TPM gave: PCR values, quotes, keys, event logs. */
@NullMarked
package dev.imatool.cli.options.tpm;

import org.jspecify.annotations.NullMarked;
