/** The report of {@code repair}: its document and its page. */
@NullMarked
package dev.imatool.render.repair;

import org.jspecify.annotations.NullMarked;
