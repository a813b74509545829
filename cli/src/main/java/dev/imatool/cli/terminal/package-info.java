/**
 * The process around a command: its standard streams, what they are connected to, and progress for a person who waits.
 *
 * <p>JLine is known here and to the shell only, and loaded only when a stream is a terminal: it costs a quarter of a second.
 */
@NullMarked
package dev.imatool.cli.terminal;

import org.jspecify.annotations.NullMarked;
