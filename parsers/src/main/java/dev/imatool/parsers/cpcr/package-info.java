/**
 * Reads the {@code cpcr} file of Container-IMA, in the layouts of all its generations, alone or pasted from a terminal.
 * Start with {@link dev.imatool.parsers.cpcr.CpcrFile}.
 */
@NullMarked
package dev.imatool.parsers.cpcr;

import org.jspecify.annotations.NullMarked;
