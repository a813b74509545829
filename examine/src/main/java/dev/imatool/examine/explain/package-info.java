/** Why does a PCR not hold what the list gives? */
@NullMarked
package dev.imatool.examine.explain;

import org.jspecify.annotations.NullMarked;
