/** The report of {@code quote}: its document and its page. */
@NullMarked
package dev.imatool.render.quote;

import org.jspecify.annotations.NullMarked;
