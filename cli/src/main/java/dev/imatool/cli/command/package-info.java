/**
 * One class per command. Each reads as: open the inputs and claim those that are named, make the examination with a {@code ListPass}
 * ({@code ReadingOptions.pass}, or one of the inputs alone where no list is read), hand its report to {@code ReportOutput}, return the
 * exit status.
 *
 * <p>What picocli fills is not private, for the release image fills it without reflection; nobody else does.
 */
@NullMarked
package dev.imatool.cli.command;

import org.jspecify.annotations.NullMarked;
