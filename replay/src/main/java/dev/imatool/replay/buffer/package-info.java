/**
 * What measured buffers say about the entries around them: the kernel's own count of its list at a kexec, tables of the
 * device mapper by their hashes, modules by their files. Little of it proves anything, and only that becomes a finding. Start
 * at {@link dev.imatool.replay.buffer.BufferChecks}.
 */
@NullMarked
package dev.imatool.replay.buffer;

import org.jspecify.annotations.NullMarked;
