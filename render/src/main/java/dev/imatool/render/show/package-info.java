/** The report of {@code show}: its document, its rows and its page. */
@NullMarked
package dev.imatool.render.show;

import org.jspecify.annotations.NullMarked;
