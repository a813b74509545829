/** Tests of {@link dev.imatool.replay}. */
@NullMarked
package dev.imatool.replay;

import org.jspecify.annotations.NullMarked;
