/** Small differences between what is logged and what was extended, such as one changed character of a digest. */
@NullMarked
package dev.imatool.replay.explain.edits;

import org.jspecify.annotations.NullMarked;
