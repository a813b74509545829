/** The report of {@code eventlog}: its document, its rows and its page. */
@NullMarked
package dev.imatool.render.eventlog;

import org.jspecify.annotations.NullMarked;
