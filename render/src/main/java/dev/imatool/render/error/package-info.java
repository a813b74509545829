/** The document of a command that gave no report. */
@NullMarked
package dev.imatool.render.error;

import org.jspecify.annotations.NullMarked;
