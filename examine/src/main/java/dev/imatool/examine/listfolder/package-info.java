/** The lists of a directory, and the PCR values that lie next to each. */
@NullMarked
package dev.imatool.examine.listfolder;

import org.jspecify.annotations.NullMarked;
