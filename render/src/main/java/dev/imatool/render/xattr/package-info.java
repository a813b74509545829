/** The report of {@code xattr}: its document and its page. */
@NullMarked
package dev.imatool.render.xattr;

import org.jspecify.annotations.NullMarked;
