/**
 * The command line: {@link dev.imatool.cli.Main} for a process, {@link dev.imatool.cli.Imatool} for everybody else.
 */
@NullMarked
package dev.imatool.cli;

import org.jspecify.annotations.NullMarked;
