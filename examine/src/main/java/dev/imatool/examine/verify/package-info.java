/** Does a list agree with itself, and with its copies? */
@NullMarked
package dev.imatool.examine.verify;

import org.jspecify.annotations.NullMarked;
