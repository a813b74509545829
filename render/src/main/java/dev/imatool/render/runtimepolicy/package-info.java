/** Runtime policies of Keylime: how they are made, explained and compared, and the files that are made of them. */
@NullMarked
package dev.imatool.render.runtimepolicy;

import org.jspecify.annotations.NullMarked;
