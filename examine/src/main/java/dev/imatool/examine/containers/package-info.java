/** Which containers do lists name, and what do these have in common? */
@NullMarked
package dev.imatool.examine.containers;

import org.jspecify.annotations.NullMarked;
