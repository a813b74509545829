/** What changed from one list to another, and are they of one list that grew? */
@NullMarked
package dev.imatool.examine.diff;

import org.jspecify.annotations.NullMarked;
