/** The report of {@code verify}: its document and its page. */
@NullMarked
package dev.imatool.render.verify;

import org.jspecify.annotations.NullMarked;
