/** Signed reports. */
@NullMarked
package dev.imatool.cli.command.attest;

import org.jspecify.annotations.NullMarked;
