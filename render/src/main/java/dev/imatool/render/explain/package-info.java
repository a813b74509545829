/** The report of {@code explain}: its document and its page. */
@NullMarked
package dev.imatool.render.explain;

import org.jspecify.annotations.NullMarked;
