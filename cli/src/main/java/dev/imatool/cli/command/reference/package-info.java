/** Commands that prepare what is known of files. */
@NullMarked
package dev.imatool.cli.command.reference;

import org.jspecify.annotations.NullMarked;
