/** The commands about runtime policies of Keylime. */
@NullMarked
package dev.imatool.cli.command.runtimepolicy;

import org.jspecify.annotations.NullMarked;
