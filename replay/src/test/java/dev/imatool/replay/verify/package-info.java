/** Tests of {@link dev.imatool.replay.verify}. */
@NullMarked
package dev.imatool.replay.verify;

import org.jspecify.annotations.NullMarked;
