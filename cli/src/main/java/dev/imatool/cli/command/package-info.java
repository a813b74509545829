/**
 * One class per command. Each reads as: open the inputs, compute, make the report, render it, tell the exit status.
 *
 * <p>What picocli fills is not private, for the release image fills it without reflection; nobody else does.
 */
@NullMarked
package dev.imatool.cli.command;

import org.jspecify.annotations.NullMarked;
