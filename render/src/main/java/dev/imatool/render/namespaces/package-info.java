/** The report of {@code namespaces}: its document and its page. */
@NullMarked
package dev.imatool.render.namespaces;

import org.jspecify.annotations.NullMarked;
