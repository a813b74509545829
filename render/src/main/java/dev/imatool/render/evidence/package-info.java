/** The report of {@code evidence}: its document and its page. */
@NullMarked
package dev.imatool.render.evidence;

import org.jspecify.annotations.NullMarked;
