/** The rows of a fleet: which tables there are, their columns, and the records that become rows. */
@NullMarked
package dev.imatool.fleet.table;

import org.jspecify.annotations.NullMarked;
