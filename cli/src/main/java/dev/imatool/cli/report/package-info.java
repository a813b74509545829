/**
 * What each command learned, as one immutable record per command. A report is complete: whatever a renderer shows stands
 * in it, so that text and JSON cannot say different things.
 */
@NullMarked
package dev.imatool.cli.report;

import org.jspecify.annotations.NullMarked;
