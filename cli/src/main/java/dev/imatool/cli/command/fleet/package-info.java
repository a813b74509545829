/** The commands about a fleet of hosts. */
@NullMarked
package dev.imatool.cli.command.fleet;

import org.jspecify.annotations.NullMarked;
