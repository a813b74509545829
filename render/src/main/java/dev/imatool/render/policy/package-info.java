/** The report of {@code policy}: its document and its page. */
@NullMarked
package dev.imatool.render.policy;

import org.jspecify.annotations.NullMarked;
