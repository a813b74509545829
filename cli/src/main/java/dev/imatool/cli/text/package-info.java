/**
 * Reports as text for people: the verdict first in one line that can be quoted, then the proof in aligned tables.
 *
 * <p>Nothing is computed here. Every byte sequence that comes from an input passes {@link dev.imatool.examine.report.Printable}
 * on its way to a terminal.
 */
@NullMarked
package dev.imatool.cli.text;

import org.jspecify.annotations.NullMarked;
