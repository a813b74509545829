/** Do these lists explain these PCR values? What could not be decided is said as such. */
@NullMarked
package dev.imatool.examine.replay;

import org.jspecify.annotations.NullMarked;
