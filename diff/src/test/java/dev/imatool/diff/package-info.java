/** Tests of the comparison of lists, with entries written down as values. */
@NullMarked
package dev.imatool.diff;

import org.jspecify.annotations.NullMarked;
