/** What files are, and which commands answer most about them. */
@NullMarked
package dev.imatool.examine.identify;

import org.jspecify.annotations.NullMarked;
