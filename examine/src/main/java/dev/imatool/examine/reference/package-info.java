/** What is known to be good, from the files that the user names for it. */
@NullMarked
package dev.imatool.examine.reference;

import org.jspecify.annotations.NullMarked;
