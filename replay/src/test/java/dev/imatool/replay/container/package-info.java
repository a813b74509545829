/** Tests of {@link dev.imatool.replay.container}. */
@NullMarked
package dev.imatool.replay.container;

import org.jspecify.annotations.NullMarked;
