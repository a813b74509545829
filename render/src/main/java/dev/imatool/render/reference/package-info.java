/** The report of {@code reference}, and what reports say of sources of known files. */
@NullMarked
package dev.imatool.render.reference;

import org.jspecify.annotations.NullMarked;
