/** Tests of {@link dev.imatool.replay.filehash}. */
@NullMarked
package dev.imatool.replay.filehash;

import org.jspecify.annotations.NullMarked;
