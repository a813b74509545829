/** The report of {@code audit}: its document and its page. */
@NullMarked
package dev.imatool.render.audit;

import org.jspecify.annotations.NullMarked;
