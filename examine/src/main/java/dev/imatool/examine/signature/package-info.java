/** Which entries are signed, and by whose key? */
@NullMarked
package dev.imatool.examine.signature;

import org.jspecify.annotations.NullMarked;
