/** Tests of checking quotes and of what they cover. */
@NullMarked
package dev.imatool.replay.quote;

import org.jspecify.annotations.NullMarked;
