package dev.imatool.cli.terminal;

import dev.imatool.examine.input.InputArguments;

/**
 * What a shell has for a command that runs in it.
 *
 * @param kept files that it keeps in memory
 * @param interruption says when the command shall stop
 */
public record EnclosingShell(InputArguments.KeptFiles kept, Interruption interruption) {}
