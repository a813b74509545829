/** Which quote covers which entries, and whether its key is trusted. */
@NullMarked
package dev.imatool.examine.evidence.quotes;

import org.jspecify.annotations.NullMarked;
