/** The report of {@code signatures}: its document, its rows and its page. */
@NullMarked
package dev.imatool.render.signatures;

import org.jspecify.annotations.NullMarked;
