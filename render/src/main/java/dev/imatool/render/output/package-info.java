/** Reports in the format that was asked for. */
@NullMarked
package dev.imatool.render.output;

import org.jspecify.annotations.NullMarked;
