/** The report of {@code diff}: its document, its rows and its page. */
@NullMarked
package dev.imatool.render.diff;

import org.jspecify.annotations.NullMarked;
