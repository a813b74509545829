/** What was measured under a path, in order? */
@NullMarked
package dev.imatool.examine.history;

import org.jspecify.annotations.NullMarked;
