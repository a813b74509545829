/** Which entries a list has. */
@NullMarked
package dev.imatool.examine.show;

import org.jspecify.annotations.NullMarked;
