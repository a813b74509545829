/** The report of {@code cpcr}: its document and its page. */
@NullMarked
package dev.imatool.render.cpcr;

import org.jspecify.annotations.NullMarked;
