/** Tests of {@link dev.imatool.replay.templatedigest}. */
@NullMarked
package dev.imatool.replay.templatedigest;

import org.jspecify.annotations.NullMarked;
