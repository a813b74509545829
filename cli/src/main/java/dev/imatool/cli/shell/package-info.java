/**
 * The shell: commands of imatool typed one after the other, in one process that keeps its lists. {@code Shell} runs a line, whoever
 * typed it; {@code ScriptedLines} takes lines from a file, {@code TypedLines} from a person at a terminal.
 *
 * <p>JLine is known to few classes here, which are loaded only when a person types.
 */
@NullMarked
package dev.imatool.cli.shell;

import org.jspecify.annotations.NullMarked;
