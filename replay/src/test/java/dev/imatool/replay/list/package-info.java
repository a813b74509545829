/** Measurement lists for the tests of this module: entries made by hand, and a plain reader of binary lists. */
@NullMarked
package dev.imatool.replay.list;

import org.jspecify.annotations.NullMarked;
