/** The report of {@code check}: its document, its rows and its page. */
@NullMarked
package dev.imatool.render.check;

import org.jspecify.annotations.NullMarked;
