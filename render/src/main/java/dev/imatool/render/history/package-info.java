/** The report of {@code history}: its document and its page. */
@NullMarked
package dev.imatool.render.history;

import org.jspecify.annotations.NullMarked;
