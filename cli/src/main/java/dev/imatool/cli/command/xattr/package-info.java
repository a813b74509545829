/** The commands about extended attributes. */
@NullMarked
package dev.imatool.cli.command.xattr;

import org.jspecify.annotations.NullMarked;
