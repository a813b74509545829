/** Sources of known files and what they say of entries, as several reports have them. */
@NullMarked
package dev.imatool.render.known;

import org.jspecify.annotations.NullMarked;
