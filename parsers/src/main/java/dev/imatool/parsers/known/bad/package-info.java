/** Lists of indicators: hashes of files that are known to be bad. */
@NullMarked
package dev.imatool.parsers.known.bad;

import org.jspecify.annotations.NullMarked;
