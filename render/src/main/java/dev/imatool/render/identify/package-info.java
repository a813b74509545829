/** The report of {@code identify}. */
@NullMarked
package dev.imatool.render.identify;

import org.jspecify.annotations.NullMarked;
