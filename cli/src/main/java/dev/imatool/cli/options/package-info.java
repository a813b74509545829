/**
 * Options that several commands share. What the user typed is turned into plain values here; nothing is opened or read.
 *
 * <p>What picocli fills is not private, for the release image fills it without reflection; nobody else does.
 */
@NullMarked
package dev.imatool.cli.options;

import org.jspecify.annotations.NullMarked;
