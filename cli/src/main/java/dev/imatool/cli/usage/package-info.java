/** Wrong usage in words: here the options are named that an examination knows nothing of. */
@NullMarked
package dev.imatool.cli.usage;

import org.jspecify.annotations.NullMarked;
