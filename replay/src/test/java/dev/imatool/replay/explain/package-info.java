/** Tests of {@link dev.imatool.replay.explain}. */
@NullMarked
package dev.imatool.replay.explain;

import org.jspecify.annotations.NullMarked;
