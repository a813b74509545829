/** Which entries of a list do known-good references not know? */
@NullMarked
package dev.imatool.examine.check;

import org.jspecify.annotations.NullMarked;
