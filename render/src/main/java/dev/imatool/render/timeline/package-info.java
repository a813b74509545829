/** The report of {@code timeline}, in every format. */
@NullMarked
package dev.imatool.render.timeline;

import org.jspecify.annotations.NullMarked;
