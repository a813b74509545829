/** The report of {@code replay}: its document, the line that it is among many lists, and its page. */
@NullMarked
package dev.imatool.render.replay;

import org.jspecify.annotations.NullMarked;
