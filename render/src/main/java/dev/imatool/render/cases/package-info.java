/** The report of {@code case}. */
@NullMarked
package dev.imatool.render.cases;

import org.jspecify.annotations.NullMarked;
