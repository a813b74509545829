/** The lists of a directory, and the PCR values that lie beside each. */
@NullMarked
package dev.imatool.examine.listfolder;

import org.jspecify.annotations.NullMarked;
