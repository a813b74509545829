/**
 * What the {@code buf} field of an entry means: keys, command lines, states of the kernel (kernel {@code
 * process_buffer_measurement}). A name alone never makes a buffer what it says; where several meanings are possible the
 * content decides. Nothing of a buffer is dropped: names that nobody knows stay among the attributes.
 */
@NullMarked
package dev.imatool.model.buffer;

import org.jspecify.annotations.NullMarked;
