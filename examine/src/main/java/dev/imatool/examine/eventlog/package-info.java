/** What did the firmware measure, and is it what the TPM holds? */
@NullMarked
package dev.imatool.examine.eventlog;

import org.jspecify.annotations.NullMarked;
