/** Lists that were read in parts, and what proves that the parts are one list. */
@NullMarked
package dev.imatool.examine.joined;

import org.jspecify.annotations.NullMarked;
