/** PCR values in the binary forms that tpm2-tools writes. */
@NullMarked
package dev.imatool.parsers.pcr.tpm2tools;

import org.jspecify.annotations.NullMarked;
