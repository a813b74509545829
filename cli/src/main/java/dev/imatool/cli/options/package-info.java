/**
 * Options that several commands share. What the user typed is turned into plain values here; nothing is opened or read.
 */
@NullMarked
package dev.imatool.cli.options;

import org.jspecify.annotations.NullMarked;
