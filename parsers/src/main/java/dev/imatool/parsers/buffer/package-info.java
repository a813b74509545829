/**
 * Reads what a measured buffer means, from its event name and its bytes. Start at {@link
 * dev.imatool.parsers.buffer.BufferReader}.
 */
@NullMarked
package dev.imatool.parsers.buffer;

import org.jspecify.annotations.NullMarked;
