/** Growing lists and groups of plain numbers, so that a comparison needs no object per entry. */
@NullMarked
package dev.imatool.diff.table;

import org.jspecify.annotations.NullMarked;
