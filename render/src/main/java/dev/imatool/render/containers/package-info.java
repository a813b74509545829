/** The report of {@code containers}: its document and its page. */
@NullMarked
package dev.imatool.render.containers;

import org.jspecify.annotations.NullMarked;
