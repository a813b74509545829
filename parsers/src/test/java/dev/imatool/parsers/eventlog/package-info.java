/** Tests of {@link dev.imatool.parsers.eventlog}. */
@NullMarked
package dev.imatool.parsers.eventlog;

import org.jspecify.annotations.NullMarked;
