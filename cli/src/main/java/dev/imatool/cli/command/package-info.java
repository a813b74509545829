/**
 * One class per command. Each reads as: open the inputs, compute, make the report, render it, tell the exit status.
 */
@NullMarked
package dev.imatool.cli.command;

import org.jspecify.annotations.NullMarked;
