/** Answers of fleets. */
@NullMarked
package dev.imatool.render.fleet;

import org.jspecify.annotations.NullMarked;
